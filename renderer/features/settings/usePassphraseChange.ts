import { useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useAskUnrecorded } from "../../secret/UnrecordedQuestion.tsx";
import { useKeyrack } from "../../useKeyrack.ts";
import {
  type PassphraseChange,
  type PassphraseField,
  type PassphraseProblem,
  problemAt,
  problemOfError,
  problemOfWritten,
  requestOf,
} from "./passphraseFields.ts";
import type { PassphraseInputs } from "./usePassphraseInputs.ts";

export type AcceptAppState = (result: Result<AppState, AppError>) => void;

interface PassphraseChangeOptions {
  readonly change: PassphraseChange;
  readonly inputs: PassphraseInputs;
  readonly accept: AcceptAppState;
  readonly onDone: () => void;
}

interface PassphraseChanging {
  readonly isSending: boolean;
  /** null when nothing is known to be wrong. */
  readonly problem: PassphraseProblem | null;
  readonly submit: () => Promise<void>;
}

/** Sends what is written, and empties the fields with it. */
export function usePassphraseChange(options: PassphraseChangeOptions): PassphraseChanging {
  const { change, inputs, accept, onDone } = options;
  const keyrack = useKeyrack();
  const askUnrecorded = useAskUnrecorded();
  const { text } = useLanguage();
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const [isSending, setIsSending] = useState(false);
  const isUnderWay = useRef(false);

  useEffect(() => {
    if (problem !== null) inputs.focus(problem.field);
  }, [problem, inputs]);

  /** null when what is written can't be sent. */
  const send = () => {
    const written = inputs.read();
    const wrong = problemOfWritten(change, written, text);
    setProblem(wrong);
    if (wrong !== null) {
      if (wrong.field !== "current") inputs.forget(...newOnes);
      return null;
    }
    // SECURITY: they leave the page with the call; the fields are empty before the answer.
    inputs.forget("current", ...newOnes);
    return keyrack.setPassphrase(requestOf(change, written)).catch(defect);
  };

  const submit = async () => {
    if (isUnderWay.current) return;
    const sending = send();
    if (sending === null) return;
    isUnderWay.current = true;
    setIsSending(true);
    const answer = await sending;
    // SECURITY: nothing keeps the passphrase while the person answers; it is entered once more.
    const isAsked = !answer.ok && answer.error.kind === "activity-not-recorded";
    const goesOn = isAsked && (await askUnrecorded());
    isUnderWay.current = false;
    setIsSending(false);
    if (isAsked) {
      if (goesOn) setProblem(problemAt("current", text("passphrase.onceMore")));
      return;
    }
    accept(answer);
    if (answer.ok) onDone();
    else setProblem(problemOfError(answer.error, text));
  };

  return { isSending, problem, submit };
}

const newOnes: readonly PassphraseField[] = ["next", "again"];

function defect() {
  return err<AppError>({ kind: "internal" });
}
