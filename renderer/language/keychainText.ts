import type { KeychainStatus } from "../../shared/appState.ts";
import { assertNever } from "../../shared/assertNever.ts";
import type { Text } from "./useLanguage.ts";

/** "keychain: Secret Service", "no keychain". */
export function keychainText(keychain: KeychainStatus, text: Text): string {
  switch (keychain.state) {
    case "checking":
      return text("keychain.checking");
    case "available":
      return text("keychain.available", { name: text(`keychain.name.${keychain.name}`) });
    case "unavailable":
      return text("keychain.unavailable");
    default:
      return assertNever(keychain);
  }
}
