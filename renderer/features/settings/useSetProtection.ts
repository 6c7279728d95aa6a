import { useCallback } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ProtectionSettings } from "../../../shared/protection.ts";
import { err, type Result } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

/** Changes protections; the page follows with the app state that comes back. */
export function useSetProtection(
  accept: (result: Result<AppState, AppError>) => void,
): (change: Partial<ProtectionSettings>) => Promise<void> {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();
  return useCallback(
    async (change) => {
      const result = await keyrack
        .setProtection(change)
        .catch(() => err<AppError>({ kind: "internal" }));
      accept(result);
      if (!result.ok) showToast({ tone: "failed", text: errorText(result.error, text) });
    },
    [keyrack, accept, showToast, text],
  );
}
