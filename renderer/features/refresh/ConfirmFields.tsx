import { type RefObject, useEffect } from "react";
import type { RefreshConfirmation } from "../../../shared/refresh.ts";
import { plainWords } from "../../../shared/typedConfirmation.ts";
import { afterPause } from "../../language/afterPause.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./ConfirmFields.module.css";
import type { Refusal } from "./useRefreshQuestion.ts";
import { useRefusalText } from "./useRefusalText.ts";

interface ConfirmFieldsProps {
  readonly confirmation: RefreshConfirmation;
  readonly typed: RefObject<HTMLInputElement | null>;
  readonly passphrase: RefObject<HTMLInputElement | null>;
  /** What main did not like last; null when nothing is known to be wrong. */
  readonly refusal: Refusal | null;
  readonly isPauseOver: boolean;
  readonly isReadOnly: boolean;
}

/** What has to be filled in before keys are refreshed; nothing where a plain yes does. */
export function ConfirmFields(props: ConfirmFieldsProps) {
  const { confirmation, typed, passphrase, refusal, isPauseOver, isReadOnly } = props;
  const { text } = useLanguage();
  const refusalText = useRefusalText();
  const { because } = confirmation;

  useEffect(() => {
    const field = passphrase.current;
    // SECURITY: with the question goes what is written in it.
    return () => {
      if (field !== null) field.value = "";
    };
  }, [passphrase]);

  useEffect(() => {
    // The button that was pressed may wait now, and what is wrong stands at the field.
    if (refusal !== null) leadTo(fieldOf(refusal, { typed, passphrase }));
  }, [refusal, typed, passphrase]);

  const problemAt = (kinds: readonly string[]) => {
    if (refusal === null || !kinds.includes(refusal.error.kind)) return null;
    const error = isPauseOver ? afterPause(refusal.error) : refusal.error;
    return error === null ? null : refusalText(error);
  };

  if (confirmation.typed === null && confirmation.stepUp !== "passphrase") return null;
  return (
    <div className={classNames(styles, "fields")}>
      {confirmation.typed !== null && (
        <TextField
          label={text("refresh.typed", { typed: plainWords(confirmation.typed) })}
          hint={because === null ? "" : text(`refresh.because.${because}`)}
          problem={problemAt(["confirmation-refused"])}
          isProblemSpoken
          type="text"
          maxLength={200}
          isReadOnly={isReadOnly}
          inputRef={typed}
        />
      )}
      {confirmation.stepUp === "passphrase" && (
        <TextField
          label={text("refresh.passphrase")}
          hint={text("refresh.passphrase.hint")}
          problem={problemAt(["passphrase-wrong", "unlock-paused"])}
          isProblemSpoken
          type="password"
          maxLength={1024}
          isReadOnly={isReadOnly}
          inputRef={passphrase}
        />
      )}
    </div>
  );
}

type Fields = Pick<ConfirmFieldsProps, "typed" | "passphrase">;

function fieldOf({ error }: Refusal, { typed, passphrase }: Fields): HTMLInputElement | null {
  if (error.kind === "confirmation-refused") return typed.current;
  return error.kind === "touch-id-refused" ? null : passphrase.current;
}

function leadTo(field: HTMLInputElement | null): void {
  field?.focus();
  // In a low window the buttons lie over it.
  const problem = document.getElementById(field?.getAttribute("aria-describedby") ?? "");
  problem?.scrollIntoView({ block: "nearest" });
}
