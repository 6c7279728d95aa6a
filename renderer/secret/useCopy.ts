import { useCallback, useRef } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import { err, type Result } from "../../shared/result.ts";
import { startingSentence } from "../language/keyNames.ts";
import { secondsUntil } from "../language/timeTexts.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { type Text, useLanguage } from "../language/useLanguage.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import { useKeyrack } from "../useKeyrack.ts";
import { type KeyPlace, keyRequestOf } from "./keyRequestOf.ts";
import { useAskUnrecorded } from "./UnrecordedQuestion.tsx";

/** The key to be copied. */
export interface CopyTarget extends KeyPlace {
  /** How it is called within a sentence, "ARI Post key". */
  readonly name: string;
}

/** Has main copy a key to the clipboard, and says so. The secret never comes here. */
export function useCopy({ connectionId, keyId, refreshId, name }: CopyTarget): () => void {
  const keyrack = useKeyrack();
  const askUnrecorded = useAskUnrecorded();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const errorText = useErrorText();
  const isUnderWay = useRef(false);

  return useCallback(async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const asked = keyRequestOf({ connectionId, keyId, refreshId });
    const copy = () => keyrack.copyKey(asked).catch(defect);
    let answer: Result<ClipboardState, AppError> | null = await copy();
    if (!answer.ok && answer.error.kind === "activity-not-recorded") {
      answer = (await askUnrecorded()) ? await copy() : null;
    }
    isUnderWay.current = false;
    if (answer === null) return;
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error) });
      return;
    }
    const done = copiedText(answer.value, name, text);
    if (done !== null) showToast({ tone: "done", text: done });
  }, [keyrack, askUnrecorded, connectionId, keyId, refreshId, name, showToast, text, errorText]);
}

/** "ARI Post key copied. It is cleared from the clipboard in 30 s."; null when it is gone already. */
function copiedText(clipboard: ClipboardState, name: string, text: Text): string | null {
  if (clipboard.state !== "holds-key") return null;
  const key = startingSentence(name);
  const { clearsAt } = clipboard;
  if (clearsAt === null) return text("keys.copy.doneToStay", { key });
  return text("keys.copy.done", { key, seconds: secondsUntil(clearsAt, Date.now()) });
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
