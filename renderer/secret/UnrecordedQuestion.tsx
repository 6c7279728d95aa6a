import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { Result } from "../../shared/result.ts";
import { UnrecordedDialog } from "./UnrecordedDialog.tsx";

/** Whether the person goes on although nothing can be written down; main knows by then. */
type AskUnrecorded = () => Promise<boolean>;

const AskUnrecordedContext = createContext<AskUnrecorded | null>(null);

/** The question to ask once a call has answered `activity-not-recorded`, before it is repeated. */
export function useAskUnrecorded(): AskUnrecorded {
  const ask = useContext(AskUnrecordedContext);
  if (ask === null) throw new Error("useAskUnrecorded needs an UnrecordedQuestion around it");
  return ask;
}

interface Question {
  readonly answer: Promise<boolean>;
  readonly settle: (goesOn: boolean) => void;
}

interface UnrecordedQuestionProps {
  readonly accept: (result: Result<AppState, AppError>) => void;
  readonly children: ReactNode;
}

/** Asks in a dialog over the page; whoever asks while it is open shares its answer. */
export function UnrecordedQuestion({ accept, children }: UnrecordedQuestionProps) {
  const open = useRef<Question | null>(null);
  const [isOpen, setIsOpen] = useState(false);

  const ask = useCallback(() => {
    open.current ??= newQuestion();
    setIsOpen(true);
    return open.current.answer;
  }, []);
  const settle = useCallback((goesOn: boolean) => {
    setIsOpen(false);
    open.current?.settle(goesOn);
    open.current = null;
  }, []);

  return (
    <AskUnrecordedContext value={ask}>
      {children}
      {isOpen && <UnrecordedDialog accept={accept} onAnswer={settle} />}
    </AskUnrecordedContext>
  );
}

function newQuestion(): Question {
  let settle: Question["settle"] = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { answer, settle };
}
