import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import styles from "./RefreshActions.module.css";
import type { RefreshQuestion } from "./useRefreshQuestion.ts";

interface RefreshActionsProps {
  readonly question: RefreshQuestion;
  readonly confirmLabel: string;
  /** What there is to say beside the buttons; read aloud as it appears. */
  readonly hint: string | null;
  readonly isComplete: boolean;
  readonly onConfirm: () => void;
  /** Enter was pressed on the button that it does not press. */
  readonly onEnter: () => void;
  readonly onPrepare: () => void;
  readonly onClose: () => void;
}

/** The way out has the focus whenever the buttons change, so that Enter leads out by default. */
export function RefreshActions(props: RefreshActionsProps) {
  const { question, confirmLabel, hint, isComplete, onConfirm, onEnter, onPrepare, onClose } =
    props;
  const { text } = useLanguage();
  const { state } = question;
  if (state === "preparing" || state === "asking" || state === "sending") {
    const isSending = state === "sending";
    return (
      <DialogActions key="open">
        <p role="status" className={classNames(styles, "hint")}>
          {hint}
        </p>
        <Button
          tone="outlined"
          autoFocus
          state={isSending ? "disabled" : "ready"}
          onPress={onClose}
        >
          {text("common.cancel")}
        </Button>
        <GuardedButton
          isAvailable={state === "asking" && isComplete}
          onPress={onConfirm}
          onEnter={onEnter}
        >
          {confirmLabel}
        </GuardedButton>
      </DialogActions>
    );
  }
  const again = againText(question);
  return (
    <DialogActions key={state}>
      <Button tone="outlined" autoFocus onPress={onClose}>
        {text("common.close")}
      </Button>
      {again !== null && <Button onPress={onPrepare}>{text(again)}</Button>}
    </DialogActions>
  );
}

/** What the button says that has the keys looked at anew; null when there is none. */
function againText(question: RefreshQuestion): "common.tryAgain" | "refresh.askAgain" | null {
  if (question.state === "unprepared") return "common.tryAgain";
  return question.state === "refused" && question.mayAskAgain ? "refresh.askAgain" : null;
}
