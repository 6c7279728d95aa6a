import { useCallback, useRef } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { keyName } from "../../language/keyNames.ts";
import { secondsUntil } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

/** Has main copy a key to the clipboard, and says so. The secret never comes here. */
export function useCopy(connectionId: ConnectionId, row: ApiKeyRow): () => void {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();
  const isUnderWay = useRef(false);
  const { group, name, keyId } = row;

  return useCallback(async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const answer = await keyrack
      .copyKey({ connectionId, keyId })
      .catch(() => err<AppError>({ kind: "internal" }));
    isUnderWay.current = false;
    if (!answer.ok) {
      showToast({ tone: "failed", text: errorText(answer.error, text) });
    } else if (answer.value.state === "holds-key") {
      const seconds = secondsUntil(answer.value.clearsAt, Date.now());
      const key = keyName({ group, name }, text);
      showToast({ tone: "done", text: text("keys.copy.done", { key, seconds }) });
    }
  }, [keyrack, connectionId, keyId, group, name, showToast, text]);
}
