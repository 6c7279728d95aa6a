import { useMemo } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { LinkedFile, LinkId } from "../../shared/linkedFile.ts";
import type { Result } from "../../shared/result.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import { useLatest } from "../ui/useLatest.ts";
import { useKeyrack } from "../useKeyrack.ts";
import { fileName } from "./fileName.ts";
import { useRecordedCall } from "./useRecordedCall.ts";

/** What can be done with files that are linked. Each answers whether it worked. */
export interface FileCalls {
  /** Looks into these files now; null for all. */
  readonly check: (linkIds: readonly LinkId[] | null) => Promise<boolean>;
  /** Puts the file back to what it was before the last write. */
  readonly undo: (link: LinkedFile) => Promise<boolean>;
  /** Forgets the link. */
  readonly unlink: (link: LinkedFile) => Promise<boolean>;
}

/** What came of a call, to be said; a check that worked shows it by itself. */
export type FileCallEnd =
  | { readonly tone: "done"; readonly text: string }
  | { readonly tone: "failed"; readonly error: AppError };

/**
 * Calls about linked files; what they change comes with the app state. A dialog passes its own way
 * to say what came of them, else a toast does.
 */
export function useFileCalls(onEnd?: (end: FileCallEnd) => void): FileCalls {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const errorText = useErrorText();
  const tell = useLatest((end: FileCallEnd) => {
    if (onEnd !== undefined) onEnd(end);
    else if (end.tone === "done") showToast(end);
    else showToast({ tone: "failed", text: errorText(end.error) });
  });

  return useMemo(() => {
    const end = (answer: Result<AppState, AppError> | null, done: string | null): boolean => {
      if (answer === null) return false;
      if (!answer.ok) tell({ tone: "failed", error: answer.error });
      else if (done !== null) tell({ tone: "done", text: done });
      return answer.ok;
    };
    return {
      check: async (linkIds) =>
        end(await recorded(() => keyrack.checkLinkedFiles({ linkIds })), null),
      undo: async ({ linkId, path }) =>
        end(
          await recorded(() => keyrack.undoFileWrite({ linkId })),
          text("linkedFile.undo.done", { file: fileName(path) }),
        ),
      unlink: async ({ linkId, path }) =>
        end(
          await recorded(() => keyrack.unlinkFile({ linkId })),
          text("linkedFile.unlink.done", { file: fileName(path) }),
        ),
    };
  }, [keyrack, recorded, tell, text]);
}
