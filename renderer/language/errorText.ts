import type { AppError } from "../../shared/appError.ts";
import { assertNever } from "../../shared/assertNever.ts";
import type { Text } from "./useLanguage.ts";
import { waitText } from "./waitText.ts";

const toldInSecondsUpToMs = 90_000;

/** What a person is known to the server by: an admin token, or an account that they sign in to. */
export type SignInMeans = "token" | "account";

/** What happened, what is safe and what to do next, in the reader's language. */
export function errorText(error: AppError, text: Text, means: SignInMeans = "token"): string {
  switch (error.kind) {
    case "unreachable":
      return text("error.unreachable", { host: error.host });
    case "connection-lost":
      return text("error.connection-lost", { host: error.host });
    case "timed-out":
      return text("error.timed-out", { host: error.host, seconds: seconds(error.afterMs) });
    case "rate-limited":
      return pauseText(error.retryAfterMs, text);
    case "server-failed":
      return text("error.server-failed", { status: error.status });
    case "unexpected-answer":
      return text("error.unexpected-answer", {
        reason: text(`error.unexpected-answer.${error.reason}`),
        status: error.status,
      });
    case "redirected":
      return text(means === "account" ? "error.redirected.account" : "error.redirected", {
        origin: error.toOrigin,
      });
    case "answer-too-large":
      return text("error.answer-too-large", {
        megabytes: Math.round(error.limitBytes / 1_000_000),
      });
    case "passphrase-wrong":
    case "unlock-paused":
      return error.retryAfterMs === 0
        ? text("error.passphrase-wrong")
        : text(`error.${error.kind}.until`, { time: waitText(seconds(error.retryAfterMs)) });
    case "passphrase-too-short":
      return text("error.passphrase-too-short", { shortest: error.shortest });
    case "config-file-refused":
      return text(`error.config-file-refused.${error.problem}`);
    case "unauthorized":
    case "forbidden":
    case "token-missing":
    case "token-malformed":
    case "keychain-unavailable":
    case "address-refused":
    case "address-changed":
      return text(means === "account" ? `error.${error.kind}.account` : `error.${error.kind}`);
    case "step-up-required":
    case "company-not-found":
    case "conflict":
    case "signed-out":
    case "sign-in-refused":
    case "sign-in-not-offered":
    case "sign-in-failed":
    case "sign-in-timed-out":
    case "browser-not-opened":
    case "file-not-written":
    case "key-not-found":
    case "key-changed":
    case "refresh-outcome-unknown":
    case "refresh-under-way":
    case "refresh-unresolved":
    case "confirmation-refused":
    case "preparation-expired":
    case "refresh-not-found":
    case "refresh-not-recorded":
    case "place-looks-like-key":
    case "order-under-way":
    case "not-supported":
    case "connection-not-found":
    case "connecting-cancelled":
    case "clipboard-failed":
    case "file-choice-expired":
    case "link-not-found":
    case "too-many-links":
    case "slot-not-confirmed":
    case "format-refused":
    case "locked":
    case "touch-id-refused":
    case "unlock-refused":
    case "activity-not-recorded":
    case "activity-not-readable":
    case "address-not-confirmed":
    case "demo-not-started":
    case "request-refused":
    case "internal":
      return text(`error.${error.kind}`);
    default:
      return assertNever(error);
  }
}

function pauseText(retryAfterMs: number | null, text: Text): string {
  if (retryAfterMs === null) return text("error.rate-limited");
  if (retryAfterMs <= toldInSecondsUpToMs) {
    return text("error.rate-limited.until", { seconds: seconds(retryAfterMs) });
  }
  return text("error.rate-limited.untilMinutes", { minutes: Math.ceil(retryAfterMs / 60_000) });
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}
