import { useCallback, useEffect, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ClipboardState } from "../../../shared/clipboardState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";

interface ClipboardHandle {
  readonly clipboard: ClipboardState;
  readonly clear: () => Promise<Result<ClipboardState, AppError>>;
}

/** What this app put on the clipboard, as main last told it. */
export function useClipboardState(): ClipboardHandle {
  const keyrack = useKeyrack();
  const [clipboard, setClipboard] = useState<ClipboardState>({ state: "empty" });

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

  const clear = useCallback(async () => {
    const answer = await keyrack.clearClipboard().catch(defect);
    if (answer.ok) setClipboard(answer.value);
    return answer;
  }, [keyrack]);

  return { clipboard, clear };
}

function defect(): Result<ClipboardState, AppError> {
  return err({ kind: "internal" });
}
