import { type KeyboardEvent, useState } from "react";
import { plainWords } from "../../../shared/typedConfirmation.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { useSecondsLeft } from "../../ui/useSecondsLeft.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { ConfirmFields } from "./ConfirmFields.tsx";
import { confirmText, preparedText } from "./confirmText.ts";
import { QuestionNotes } from "./QuestionNotes.tsx";
import { RefreshActions } from "./RefreshActions.tsx";
import styles from "./RefreshConfirm.module.css";
import { type Missing, useConfirmInputs } from "./useConfirmInputs.ts";
import type { Confirmed, RefreshQuestion } from "./useRefreshQuestion.ts";
import type { Steps } from "./useSteps.ts";

interface RefreshConfirmProps {
  readonly question: RefreshQuestion;
  /** How far an order that was sent has come; null before its first key is under way. */
  readonly steps: Steps | null;
  /** How many keys it is about. */
  readonly keys: number;
  readonly platform: string;
  /** Something will probably have to be typed: its place is kept until that is known. */
  readonly expectsField: boolean;
  readonly onConfirm: (confirmed: Confirmed) => void;
  readonly onPrepare: () => void;
  readonly onClose: () => void;
}

/**
 * What has to be filled in, how the question stands, and its buttons. It is no form: Enter never
 * refreshes, neither in a field nor on the button itself, and says so.
 */
export function RefreshConfirm(props: RefreshConfirmProps) {
  const { question, steps, keys, platform, expectsField, onConfirm, onPrepare, onClose } = props;
  const { text } = useLanguage();
  const [hint, setHint] = useState<Hint | null>(null);
  const isOpen = question.state === "asking" || question.state === "sending";
  const prepared = isOpen ? question.prepared : null;
  const refusal = question.state === "asking" ? question.refusal : null;
  const inputs = useConfirmInputs(prepared);
  const { missing } = inputs;
  const secondsLeft = useSecondsLeft(refusal?.waitsUntilMs ?? null);
  const explainEnter = () => setHint(missing ?? "enter");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) explainEnter();
  };
  const onInput = () => {
    setHint(null);
    inputs.look();
  };
  const hintText = () => {
    if (hint === null) return null;
    if (hint !== "typed")
      return text(hint === "enter" ? "refresh.enterHint" : "refresh.first.passphrase");
    return text("refresh.first.typed", { typed: plainWords(prepared?.confirmation.typed ?? "") });
  };

  return (
    <>
      {prepared !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only listens to the fields inside
        <div onInput={onInput} onKeyDown={onKeyDown}>
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
      {question.state === "preparing" && expectsField && (
        <div className={classNames(styles, "place")} />
      )}
      <p role="status">
        <VisuallyHidden>{preparedText(question, keys, text)}</VisuallyHidden>
      </p>
      <QuestionNotes question={question} steps={steps} keys={keys} platform={platform} />
      <RefreshActions
        question={question}
        confirmLabel={confirmText({ question, keys, secondsLeft }, text)}
        hint={hintText()}
        isComplete={missing === null && secondsLeft === 0}
        onConfirm={() => {
          setHint(null);
          onConfirm(inputs.take());
        }}
        onEnter={explainEnter}
        onUnavailable={() => setHint(missing)}
        onPrepare={() => {
          setHint(null);
          onPrepare();
        }}
        onClose={onClose}
      />
    </>
  );
}

/** That Enter does nothing, or what has to be filled in first. */
type Hint = "enter" | NonNullable<Missing>;
