import { useCallback, useRef } from "react";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err } from "../../shared/result.ts";
import { startingSentence } from "../language/keyNames.ts";
import { secondsUntil } from "../language/timeTexts.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { useShowToast } from "../ui/ToastProvider.tsx";
import { useKeyrack } from "../useKeyrack.ts";

/** The key to be copied. */
export interface CopyTarget {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  /** How it is called within a sentence, "ARI Post key". */
  readonly name: string;
}

/** Has main copy a key to the clipboard, and says so. The secret never comes here. */
export function useCopy({ connectionId, keyId, name }: CopyTarget): () => void {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const errorText = useErrorText();
  const isUnderWay = useRef(false);

  return useCallback(async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const answer = await keyrack
      .copyKey({ connectionId, keyId })
      .catch(() => err<AppError>({ kind: "internal" }));
    isUnderWay.current = false;
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error) });
    } else if (answer.value.state === "holds-key") {
      const seconds = secondsUntil(answer.value.clearsAt, Date.now());
      const key = startingSentence(name);
      showToast({ tone: "done", text: text("keys.copy.done", { key, seconds }) });
    }
  }, [keyrack, connectionId, keyId, name, showToast, text, errorText]);
}
