import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import {
  type PassphraseChange,
  type PassphraseField,
  type PassphraseProblem,
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
  const { text } = useLanguage();
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const [isSending, setIsSending] = useState(false);
  const isUnderWay = useRef(false);

  const tell = (found: PassphraseProblem) => {
    setProblem(found);
    inputs.focus(found.field);
  };

  const submit = async () => {
    if (isUnderWay.current) return;
    const written = inputs.read();
    const wrong = problemOfWritten(change, written, text);
    if (wrong !== null) {
      inputs.forget(...newOnes);
      tell(wrong);
      return;
    }
    isUnderWay.current = true;
    setProblem(null);
    setIsSending(true);
    // SECURITY: they leave the page with the call; the fields are empty before the answer.
    inputs.forget("current", ...newOnes);
    const answer = await keyrack.setPassphrase(requestOf(change, written)).catch(defect);
    isUnderWay.current = false;
    setIsSending(false);
    accept(answer);
    if (answer.ok) onDone();
    else tell(problemOfError(answer.error, text));
  };

  return { isSending, problem, submit };
}

const newOnes: readonly PassphraseField[] = ["next", "again"];

function defect() {
  return err<AppError>({ kind: "internal" });
}
