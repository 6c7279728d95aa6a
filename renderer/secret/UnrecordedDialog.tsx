import { useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import { err, type Result } from "../../shared/result.ts";
import { errorText } from "../language/errorText.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { DialogActions } from "../ui/DialogActions.tsx";
import { Note } from "../ui/Note.tsx";
import { useKeyrack } from "../useKeyrack.ts";

interface UnrecordedDialogProps {
  readonly accept: (result: Result<AppState, AppError>) => void;
  readonly onAnswer: (goesOn: boolean) => void;
}

/** What it means to go on without the activity log, and the choice. */
export function UnrecordedDialog({ accept, onAnswer }: UnrecordedDialogProps) {
  const { text } = useLanguage();
  const keyrack = useKeyrack();
  const [isAccepting, setIsAccepting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const goOn = async () => {
    setIsAccepting(true);
    const answer = await keyrack
      .acceptUnrecorded()
      .catch(() => err<AppError>({ kind: "internal" }));
    setIsAccepting(false);
    accept(answer);
    if (answer.ok) onAnswer(true);
    else setError(answer.error);
  };

  return (
    <Dialog
      title={text("unrecorded.title")}
      closing={isAccepting ? "locked" : "by-escape"}
      onClose={() => onAnswer(false)}
    >
      <p>{text("unrecorded.why")}</p>
      <Note tone="warn" title={text("unrecorded.meaning.title")}>
        {text("unrecorded.meaning")}
      </Note>
      {error !== null && (
        <Note tone="danger" role="alert">
          {errorText(error, text)}
        </Note>
      )}
      <DialogActions>
        <Button
          tone="outlined"
          autoFocus
          state={isAccepting ? "disabled" : "ready"}
          onPress={() => onAnswer(false)}
        >
          {text("common.cancel")}
        </Button>
        <Button state={isAccepting ? "pending" : "ready"} onPress={goOn}>
          {text("unrecorded.goOn")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
