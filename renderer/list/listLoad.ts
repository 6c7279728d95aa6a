import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import { assertNever } from "../../shared/assertNever.ts";
import type { Result } from "../../shared/result.ts";

/** What the lists of all platforms have in common. */
export interface LoadedList {
  readonly rows: readonly unknown[];
  /** When the platform answered. */
  readonly loadedAt: Instant;
}

/** What is known of a list. A failure keeps the list that was there before it. */
export type ListLoad<List extends LoadedList> =
  | { readonly state: "loaded"; readonly list: List }
  | {
      readonly state: "failed";
      readonly error: AppError;
      /** Failures in a row, this one included. */
      readonly failures: number;
      readonly list: List | null;
    };

const reloadEveryMs = 60_000;
const reloadLargeEveryMs = 5 * 60_000;
const firstRetryAfterMs = 1_000;
const lastRetryAfterMs = 15_000;
/** A timer of more than 2^31 - 1 ms fires at once and for ever; no pause is worth that. */
const longestPauseMs = 60 * 60_000;

/** What is known after an answer, given what was known before it. */
export function nextListLoad<List extends LoadedList>(
  previous: ListLoad<List> | undefined,
  answer: Result<List, AppError>,
): ListLoad<List> {
  if (answer.ok) return { state: "loaded", list: answer.value };
  return {
    state: "failed",
    error: answer.error,
    failures: previous?.state === "failed" ? previous.failures + 1 : 1,
    list: previous?.list ?? null,
  };
}

/**
 * When to ask again: each minute, or five for a large list, and after a failure that may pass 1 s,
 * 2 s, 4 s … 15 s later, or after the pause that the server wants, up to an hour. null for a failure
 * that time can't mend.
 */
export function reloadAfterMs(load: ListLoad<LoadedList> | undefined): number | null {
  if (load?.state !== "failed") {
    return isLarge(load) ? reloadLargeEveryMs : reloadEveryMs;
  }
  if (!mayPass(load.error)) return null;
  const backoffMs = Math.min(firstRetryAfterMs * 2 ** (load.failures - 1), lastRetryAfterMs);
  if (load.error.kind !== "rate-limited") return backoffMs;
  return Math.min(Math.max(backoffMs, load.error.retryAfterMs ?? 0), longestPauseMs);
}

/** Whether the list has so many rows that to send them, or to compare them, is work. */
function isLarge(load: ListLoad<LoadedList> | undefined): boolean {
  return (load?.list?.rows.length ?? 0) > 1_000;
}

/**
 * Whether coming back to the list may ask anew: not in a pause, not with a refused token, and not
 * for a large list each time that the window gets the focus.
 */
export function mayAskAgain(
  load: ListLoad<LoadedList> | undefined,
  { answeredAtMs, nowMs }: { readonly answeredAtMs: number; readonly nowMs: number },
): boolean {
  if (load?.state !== "failed") return !isLarge(load) || nowMs >= answeredAtMs + reloadEveryMs;
  const pauseMs = reloadAfterMs(load);
  if (pauseMs === null) return false;
  return load.error.kind !== "rate-limited" || nowMs >= answeredAtMs + pauseMs;
}

/** Whether time alone can mend the failure; asking with a refused token again could lock it. */
export function mayPass(error: AppError): boolean {
  switch (error.kind) {
    case "unreachable":
    case "connection-lost":
    case "timed-out":
    case "rate-limited":
    case "server-failed":
    case "unexpected-answer":
    // A network that asks to sign in first, in a hotel or on a train, redirects until one has.
    case "redirected":
    case "answer-too-large":
    case "keychain-unavailable":
    case "demo-not-started":
    case "internal":
      return true;
    case "unauthorized":
    case "forbidden":
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
    case "token-missing":
    case "token-malformed":
    case "connecting-cancelled":
    case "address-refused":
    case "clipboard-failed":
    case "config-file-refused":
    case "file-choice-expired":
    case "link-not-found":
    case "too-many-links":
    case "slot-not-confirmed":
    case "format-refused":
    case "locked":
    case "passphrase-wrong":
    case "unlock-paused":
    case "touch-id-refused":
    case "unlock-refused":
    case "passphrase-too-short":
    case "activity-not-recorded":
    case "activity-not-readable":
    case "address-changed":
    case "address-not-confirmed":
    case "request-refused":
      return false;
    default:
      return assertNever(error);
  }
}
