import { type KeyboardEvent, useState } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { useSecondsLeft } from "../../ui/useSecondsLeft.ts";
import { ConfirmFields } from "./ConfirmFields.tsx";
import { confirmText } from "./confirmText.ts";
import { QuestionNotes } from "./QuestionNotes.tsx";
import { RefreshActions } from "./RefreshActions.tsx";
import { useConfirmInputs } from "./useConfirmInputs.ts";
import type { Confirmed, RefreshQuestion } from "./useRefreshQuestion.ts";

interface RefreshConfirmProps {
  readonly question: RefreshQuestion;
  /** How many keys it is about. */
  readonly keys: number;
  readonly platform: string;
  readonly onConfirm: (confirmed: Confirmed) => void;
  readonly onPrepare: () => void;
  readonly onClose: () => void;
}

/**
 * What has to be filled in, how the question stands, and its buttons. It is no form: Enter never
 * refreshes, neither in a field nor on the button itself, and says so.
 */
export function RefreshConfirm(props: RefreshConfirmProps) {
  const { question, keys, platform, onConfirm, onPrepare, onClose } = props;
  const { text } = useLanguage();
  const [isEnterPressed, setIsEnterPressed] = useState(false);
  const isOpen = question.state === "asking" || question.state === "sending";
  const prepared = isOpen ? question.prepared : null;
  const refusal = question.state === "asking" ? question.refusal : null;
  const inputs = useConfirmInputs(prepared);
  const secondsLeft = useSecondsLeft(refusal?.waitsUntilMs ?? null);
  const explainEnter = () => setIsEnterPressed(true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) explainEnter();
  };

  return (
    <>
      {prepared !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only listens to the fields inside
        <div onInput={inputs.look} onKeyDown={onKeyDown}>
          <ConfirmFields
            confirmation={prepared.confirmation}
            typed={inputs.typed}
            passphrase={inputs.passphrase}
            refusal={refusal}
            isPauseOver={secondsLeft === 0 && (refusal?.waitsUntilMs ?? null) !== null}
            isReadOnly={question.state === "sending"}
          />
        </div>
      )}
      <QuestionNotes question={question} keys={keys} platform={platform} />
      <RefreshActions
        question={question}
        confirmLabel={confirmText({ question, keys, secondsLeft }, text)}
        hint={isEnterPressed ? text("refresh.enterHint") : null}
        isComplete={inputs.isComplete && secondsLeft === 0}
        onConfirm={() => onConfirm(inputs.take())}
        onEnter={explainEnter}
        onPrepare={onPrepare}
        onClose={onClose}
      />
    </>
  );
}
