import { type FormEvent, useEffect, useRef } from "react";
import { afterPause } from "../../language/afterPause.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { waitText } from "../../language/waitText.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSecondsLeft } from "../../ui/useSecondsLeft.ts";
import { ForgottenPassphrase } from "./ForgottenPassphrase.tsx";
import { unlockErrorText } from "./unlockErrorText.ts";
import type { UnlockTry, useUnlock } from "./useUnlock.ts";

/** The passphrase; Enter tries it, and a wrong one makes the next try wait. */
export function PassphraseForm(unlocking: ReturnType<typeof useUnlock>) {
  const { attempt, waitsUntilMs, unlock } = unlocking;
  const { text } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const secondsLeft = useSecondsLeft(waitsUntilMs);
  const isTrying = attempt.state === "trying";
  const isWaiting = secondsLeft > 0;

  useEffect(() => {
    const field = input.current;
    // SECURITY: with the page goes what is written on it.
    return () => {
      if (field !== null) field.value = "";
    };
  }, []);

  const isRefused = attempt.state === "failed" && attempt.way === "passphrase";
  useEffect(() => {
    // The button that was pressed may wait now, and can't keep the focus.
    if (isRefused) input.current?.focus();
  }, [isRefused]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const field = input.current;
    if (field === null || field.value === "") return;
    const passphrase = field.value;
    // SECURITY: it leaves the page with the call; the field is empty before the answer.
    field.value = "";
    void unlock({ way: "passphrase", passphrase });
  };

  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={text("lock.passphrase")}
        hint=""
        problem={problemOf(attempt, waitsUntilMs !== null && !isWaiting, text)}
        isProblemSpoken
        type="password"
        maxLength={1024}
        autoFocus
        isReadOnly={isTrying}
        inputRef={input}
        action={
          <Button
            type="submit"
            tone="primary"
            state={isWaiting ? "disabled" : isTrying ? "pending" : "ready"}
          >
            {isWaiting
              ? text("lock.unlockIn", { time: waitText(secondsLeft) })
              : text("lock.unlock")}
          </Button>
        }
      />
      <ForgottenPassphrase />
    </form>
  );
}

/** Once a pause is over there is nothing wrong with trying, though the last try still was. */
function problemOf(attempt: UnlockTry, isPauseOver: boolean, text: Text): string | null {
  if (attempt.state !== "failed" || attempt.way !== "passphrase") return null;
  const error = isPauseOver ? afterPause(attempt.error) : attempt.error;
  return error === null ? null : unlockErrorText(error, text);
}
