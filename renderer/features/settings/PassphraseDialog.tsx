import type { FormEvent } from "react";
import { shortestPassphrase } from "../../../shared/lock.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { waitText } from "../../language/waitText.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useSecondsLeft } from "../../ui/useSecondsLeft.ts";
import styles from "./PassphraseDialog.module.css";
import { fieldsOf, type PassphraseChange } from "./passphraseFields.ts";
import { type AcceptAppState, usePassphraseChange } from "./usePassphraseChange.ts";
import { usePassphraseInputs } from "./usePassphraseInputs.ts";

interface PassphraseDialogProps {
  readonly change: PassphraseChange;
  readonly hasTouchId: boolean;
  readonly accept: AcceptAppState;
  /** Closed with the change made; `onClose` is called as well. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Asks for what it takes to set, change or remove the passphrase. */
export function PassphraseDialog(props: PassphraseDialogProps) {
  const { change, hasTouchId, accept, onChanged, onClose } = props;
  const { text } = useLanguage();
  const showToast = useShowToast();
  const inputs = usePassphraseInputs();
  const onDone = () => {
    onChanged();
    onClose();
    showToast({ tone: "done", text: text(`passphrase.${change}.done`) });
  };
  const changing = usePassphraseChange({ change, inputs, accept, onDone });
  const { isSending, problem } = changing;
  const secondsLeft = useSecondsLeft(problem?.waitsUntilMs ?? null);
  const isPauseOver = problem !== null && problem.waitsUntilMs !== null && secondsLeft === 0;
  const sentence = (isPauseOver ? problem.sentenceAfterwards : problem?.sentence) ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (secondsLeft === 0) void changing.submit();
  };

  return (
    <Dialog
      title={text(`passphrase.${change}.title`)}
      closing={isSending ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <form className={classNames(styles, "form")} onSubmit={submit} noValidate>
        <p>{introText(change, hasTouchId, text)}</p>
        {fieldsOf[change].map((field, index) => (
          <TextField
            key={field}
            label={text(`passphrase.field.${field}`)}
            hint={field === "next" ? text("passphrase.hint", { shortest: shortestPassphrase }) : ""}
            problem={problem?.field === field ? sentence : null}
            type="password"
            maxLength={1024}
            autoFocus={index === 0}
            isReadOnly={isSending}
            isProblemSpoken
            inputRef={inputs.refOf(field)}
          />
        ))}
        {problem !== null && problem.field === null && (
          <Note tone="danger" role="alert">
            {sentence}
          </Note>
        )}
        {change === "set" && <Note tone="warn">{text("passphrase.forgotten")}</Note>}
        <DialogActions>
          <Button state={isSending ? "disabled" : "ready"} onPress={onClose}>
            {text("common.cancel")}
          </Button>
          <Button
            type="submit"
            tone={change === "remove" ? "danger" : "primary"}
            state={secondsLeft > 0 ? "disabled" : isSending ? "pending" : "ready"}
          >
            {secondsLeft > 0
              ? text("passphrase.waiting", { time: waitText(secondsLeft) })
              : text(`passphrase.${change}.confirm`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function introText(change: PassphraseChange, hasTouchId: boolean, text: Text): string {
  return text(
    change === "remove" && hasTouchId
      ? "passphrase.remove.text.touchId"
      : `passphrase.${change}.text`,
  );
}
