import { useEffect, useMemo, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

type ClipboardCall = () => Promise<Result<ClipboardState, AppError>>;

export interface ClipboardHandle {
  /** Taken for empty until main has told. */
  readonly clipboard: ClipboardState;
  readonly isKnown: boolean;
  readonly clear: ClipboardCall;
  /** Leaves the key there for longer. */
  readonly keep: ClipboardCall;
}

/** What this app put on the clipboard, as main last told it. */
export function useClipboardState(): ClipboardHandle {
  const keyrack = useKeyrack();
  const [told, setClipboard] = useState<ClipboardState | null>(null);

  useEffect(() => {
    let isFirst = true;
    const unsubscribe = keyrack.onClipboardStateChanged((next) => {
      isFirst = false;
      setClipboard(next);
    });
    keyrack.getClipboardState().then(
      (answer) => {
        // An event that came before this answer is newer than it.
        if (isFirst && answer.ok) setClipboard(answer.value);
      },
      () => undefined,
    );
    return () => {
      isFirst = false;
      unsubscribe();
    };
  }, [keyrack]);

  const calls = useMemo(() => {
    const finish = async (call: ReturnType<ClipboardCall>) => {
      const answer = await call.catch(() => err<AppError>({ kind: "internal" }));
      if (answer.ok) setClipboard(answer.value);
      return answer;
    };
    return {
      clear: () => finish(keyrack.clearClipboard()),
      keep: () => finish(keyrack.keepClipboard()),
    };
  }, [keyrack]);

  return { clipboard: told ?? notTold, isKnown: told !== null, ...calls };
}

const notTold: ClipboardState = { state: "empty" };
