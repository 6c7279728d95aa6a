import type { ActivityResult } from "../../shared/activity.ts";
import type { SignInMeans } from "./errorText.ts";
import type { Text } from "./useLanguage.ts";

/**
 * What happened, for a failure of which only the kind was written down: no host, no status.
 *
 * @param kind what is in the activity log beside "ok".
 */
export function recordedErrorText(
  kind: Exclude<ActivityResult, "ok">,
  text: Text,
  means: SignInMeans,
): string {
  switch (kind) {
    case "unreachable":
    case "connection-lost":
    case "timed-out":
    case "rate-limited":
    case "server-failed":
    case "unexpected-answer":
    case "redirected":
    case "answer-too-large":
    case "unlock-paused":
    case "passphrase-too-short":
    case "config-file-refused":
    // What these say of the list or of the next try is over by now.
    case "passphrase-wrong":
    case "key-changed":
    case "refresh-outcome-unknown":
      return text(`activity.error.${kind}`);
    case "unauthorized":
    case "forbidden":
    case "token-missing":
    case "token-malformed":
    case "keychain-unavailable":
    case "address-refused":
    case "address-changed":
      return text(means === "account" ? `error.${kind}.account` : `error.${kind}`);
    default:
      return text(`error.${kind}`);
  }
}
