import { useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import { err, type Result } from "../../../shared/result.ts";

export type AcceptAppState = (result: Result<AppState, AppError>) => void;

interface RefreshCall {
  readonly isUnderWay: boolean;
  /** Why the last one did not work; null when it did, and while one is under way. */
  readonly error: AppError | null;
  readonly call: () => void;
}

/** A call about a refresh, made once at a time; what it changes comes with the app state. */
export function useRefreshCall<Value>(
  send: () => Promise<Result<Value, AppError>>,
  take?: (answer: Result<Value, AppError>) => void,
): RefreshCall {
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  // A state would be too slow here: the second click of a double click comes before it is set.
  const isSending = useRef(false);

  const call = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setIsUnderWay(true);
    setError(null);
    const answer = await send().catch(() => err<AppError>({ kind: "internal" }));
    isSending.current = false;
    setIsUnderWay(false);
    if (!answer.ok) setError(answer.error);
    take?.(answer);
  };

  return { isUnderWay, error, call: () => void call() };
}
