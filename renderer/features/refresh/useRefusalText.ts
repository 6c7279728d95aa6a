import { useCallback } from "react";
import type { AppError } from "../../../shared/appError.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";

/** Why nothing was sent; here the keychain may have been asked for the passphrase, too. */
export function useRefusalText(): (error: AppError) => string {
  const { text } = useLanguage();
  const errorText = useErrorText();
  return useCallback(
    (error) =>
      error.kind === "keychain-unavailable"
        ? text("refresh.keychainUnavailable")
        : errorText(error),
    [text, errorText],
  );
}
