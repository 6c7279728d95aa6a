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
  /** The button was pressed while something is missing. */
  readonly onUnavailable: () => void;
  readonly onPrepare: () => void;
  readonly onClose: () => void;
}

/** The way out has the focus whenever the buttons change, so that Enter leads out by default. */
export function RefreshActions(props: RefreshActionsProps) {
  const { question, confirmLabel, hint, isComplete, onPrepare, onClose } = props;
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
          onPress={props.onConfirm}
          onEnter={props.onEnter}
          onUnavailable={props.onUnavailable}
        >
          {confirmLabel}
        </GuardedButton>
      </DialogActions>
    );
  }
  const mayPrepare = mayPrepareAgain(question);
  return (
    <DialogActions key={state}>
      <Button tone="outlined" autoFocus onPress={onClose}>
        {text("common.close")}
      </Button>
      {mayPrepare && <Button onPress={onPrepare}>{text("common.tryAgain")}</Button>}
    </DialogActions>
  );
}

/** Whether to have the keys looked at anew may lead to another answer. */
function mayPrepareAgain(question: RefreshQuestion): boolean {
  if (question.state === "unprepared") return question.error.kind !== "forbidden";
  return question.state === "refused" && question.mayAskAgain;
}
