import { useCallback } from "react";
import type { AppError } from "../../shared/appError.ts";
import { useErrorText } from "../language/useErrorText.ts";
import { useLanguage } from "../language/useLanguage.ts";

/** Why something with a file did not work; here the keychain is asked for more than a token. */
export function useFileErrorText(): (error: AppError) => string {
  const { text } = useLanguage();
  const errorText = useErrorText();
  return useCallback(
    (error) =>
      error.kind === "keychain-unavailable" ? text("linkedFile.noKeychain") : errorText(error),
    [text, errorText],
  );
}
