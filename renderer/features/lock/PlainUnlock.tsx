import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./LockPage.module.css";
import { UnlockProblem } from "./UnlockProblem.tsx";
import type { useUnlock } from "./useUnlock.ts";

/** A button that anybody may press: nothing is set that would ask who it is. */
export function PlainUnlock({ attempt, unlock }: ReturnType<typeof useUnlock>) {
  const { text } = useLanguage();
  return (
    <div className={classNames(styles, "ways")}>
      <Button
        tone="primary"
        autoFocus
        state={attempt.state === "trying" ? "pending" : "ready"}
        onPress={() => void unlock({ way: "plain" })}
      >
        {text("lock.unlock")}
      </Button>
      <UnlockProblem attempt={attempt} ways={["plain"]} />
    </div>
  );
}
