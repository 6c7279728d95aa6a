import type { AppError } from "../../../shared/appError.ts";
import { errorText } from "../../language/errorText.ts";
import type { Text } from "../../language/useLanguage.ts";

/** Why the app stays locked; here the keychain is asked for the passphrase, not for a token. */
export function unlockErrorText(error: AppError, text: Text): string {
  return error.kind === "keychain-unavailable"
    ? text("lock.keychainUnavailable")
    : errorText(error, text);
}
