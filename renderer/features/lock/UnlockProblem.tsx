import type { UnlockRequest } from "../../../shared/contract.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./LockPage.module.css";
import { unlockErrorText } from "./unlockErrorText.ts";
import type { UnlockTry } from "./useUnlock.ts";

interface UnlockProblemProps {
  readonly attempt: UnlockTry;
  /** Whose failures are told here. */
  readonly ways: readonly UnlockRequest["way"][];
}

/** Why it stays locked. Always there, since only what changes in it is read aloud. */
export function UnlockProblem({ attempt, ways }: UnlockProblemProps) {
  const { text } = useLanguage();
  const isTold = attempt.state === "failed" && ways.includes(attempt.way);
  return (
    <p role="alert" className={classNames(styles, "problem")}>
      {isTold && unlockErrorText(attempt.error, text)}
    </p>
  );
}
