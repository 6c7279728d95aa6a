import { useCallback } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState, LanguageSetting } from "../../../shared/appState.ts";
import { err, type Result } from "../../../shared/result.ts";
import { errorText } from "../../language/errorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useShowToast } from "../../ui/ToastProvider.tsx";
import { useKeyrack } from "../../useKeyrack.ts";

/** Chooses the language; the page follows with the app state that comes back. */
export function useSetLanguage(
  accept: (result: Result<AppState, AppError>) => void,
): (language: LanguageSetting) => Promise<void> {
  const keyrack = useKeyrack();
  const showToast = useShowToast();
  const { text } = useLanguage();
  return useCallback(
    async (language) => {
      const result = await keyrack
        .setLanguage({ language })
        .catch(() => err<AppError>({ kind: "internal" }));
      accept(result);
      if (!result.ok) showToast({ tone: "failed", text: errorText(result.error, text) });
    },
    [keyrack, accept, showToast, text],
  );
}
