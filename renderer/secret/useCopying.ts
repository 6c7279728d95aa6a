import { useCallback, useRef } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import { err, type Result } from "../../shared/result.ts";
import { secondsUntil } from "../language/timeTexts.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { type Text, useLanguage } from "../language/useLanguage.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import { useAskUnrecorded } from "./UnrecordedQuestion.tsx";

interface Copying {
  readonly ask: () => Promise<Result<ClipboardState, AppError>>;
  /** "ARI Post key copied." */
  readonly copied: string;
  readonly keyCount: number;
}

/**
 * Has main copy something, and says what came of it. The answer is whether it is on the clipboard;
 * a second copy before that is none.
 */
export function useCopying(): (copying: Copying) => Promise<boolean> {
  const askUnrecorded = useAskUnrecorded();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const errorText = useErrorText();
  const isUnderWay = useRef(false);

  return useCallback(
    async ({ ask, copied, keyCount }) => {
      if (isUnderWay.current) return false;
      isUnderWay.current = true;
      const copy = () => ask().catch(defect);
      let answer: Result<ClipboardState, AppError> | null = await copy();
      if (!answer.ok && answer.error.kind === "activity-not-recorded") {
        answer = (await askUnrecorded()) ? await copy() : null;
      }
      isUnderWay.current = false;
      if (answer === null) return false;
      if (!answer.ok) {
        showToast({ tone: "failed", text: errorText(answer.error) });
        return false;
      }
      const staying = stayingText(answer.value, keyCount, text);
      if (staying !== null) showToast({ tone: "done", text: `${copied} ${staying}` });
      return staying !== null;
    },
    [askUnrecorded, showToast, text, errorText],
  );
}

/** "It is cleared from the clipboard in 30 s."; null when it is gone already. */
function stayingText(clipboard: ClipboardState, count: number, text: Text): string | null {
  if (clipboard.state !== "holds-key") return null;
  const { clearsAt } = clipboard;
  if (clearsAt === null) return text("keys.copied.stays", { count });
  return text("keys.copied.clears", { count, seconds: secondsUntil(clearsAt, Date.now()) });
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
