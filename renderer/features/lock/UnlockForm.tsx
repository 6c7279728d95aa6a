import type { UnlockWays } from "../../../shared/lock.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./LockPage.module.css";
import { PassphraseForm } from "./PassphraseForm.tsx";
import { UnlockProblem } from "./UnlockProblem.tsx";
import type { useUnlock } from "./useUnlock.ts";

interface UnlockFormProps extends ReturnType<typeof useUnlock> {
  readonly ways: UnlockWays;
}

/** What unlocks the app, each on its own: Touch ID, and the passphrase. */
export function UnlockForm({ ways, ...unlocking }: UnlockFormProps) {
  const { text } = useLanguage();
  const { attempt, unlock } = unlocking;
  const isTrying = attempt.state === "trying";
  return (
    <div className={classNames(styles, "ways")}>
      {ways.touchId && (
        <>
          <Button
            tone={ways.passphrase ? "plain" : "primary"}
            autoFocus={!ways.passphrase}
            state={isTrying ? "pending" : "ready"}
            onPress={() => void unlock({ way: "touch-id" })}
          >
            {text("lock.touchId")}
          </Button>
          <UnlockProblem attempt={attempt} ways={["touch-id"]} />
        </>
      )}
      {ways.passphrase && <PassphraseForm {...unlocking} />}
    </div>
  );
}
