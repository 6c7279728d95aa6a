import { useCallback } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ProtectionSettings } from "../../../shared/protection.ts";
import { err, type Result } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useAskUnrecorded } from "../../secret/UnrecordedQuestion.tsx";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

/** Changes protections; the page follows with the app state that comes back. */
export function useSetProtection(
  accept: (result: Result<AppState, AppError>) => void,
): (change: Partial<ProtectionSettings>) => Promise<void> {
  const keyrack = useKeyrack();
  const askUnrecorded = useAskUnrecorded();
  const showToast = useShowToast();
  const { text } = useLanguage();
  return useCallback(
    async (change) => {
      const set = () => keyrack.setProtection(change).catch(defect);
      let result = await set();
      if (!result.ok && result.error.kind === "activity-not-recorded") {
        if (!(await askUnrecorded())) return;
        result = await set();
      }
      accept(result);
      if (!result.ok) showToast({ tone: "failed", text: errorText(result.error, text) });
    },
    [keyrack, askUnrecorded, accept, showToast, text],
  );
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
