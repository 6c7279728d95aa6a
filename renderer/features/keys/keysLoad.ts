import type { RefreshedKey } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { assertNever } from "../../../shared/assertNever.ts";
import type { KeyList } from "../../../shared/contract.ts";
import type { Result } from "../../../shared/result.ts";

/** What is known of a connection's keys. A failure keeps the list that was there before it. */
export type KeysLoad =
  | { readonly state: "loaded"; readonly list: KeyList }
  | {
      readonly state: "failed";
      readonly error: AppError;
      /** Failures in a row, this one included. */
      readonly failures: number;
      readonly list: KeyList | null;
    };

const reloadEveryMs = 60_000;
const firstRetryAfterMs = 1_000;
const lastRetryAfterMs = 15_000;
/** A timer of more than 2^31 - 1 ms fires at once and for ever; no pause is worth that. */
const longestPauseMs = 60 * 60_000;

/** What is known after an answer, given what was known before it. */
export function nextKeysLoad(
  previous: KeysLoad | undefined,
  answer: Result<KeyList, AppError>,
): KeysLoad {
  if (answer.ok) return { state: "loaded", list: answer.value };
  return {
    state: "failed",
    error: answer.error,
    failures: previous?.state === "failed" ? previous.failures + 1 : 1,
    list: previous?.list ?? null,
  };
}

/**
 * When to ask again: each minute, and after a failure that may pass 1 s, 2 s, 4 s … 15 s later, or
 * after the pause that the server wants, up to an hour. null for a failure that time can't mend.
 */
export function reloadAfterMs(load: KeysLoad | undefined): number | null {
  if (load?.state !== "failed") return reloadEveryMs;
  if (!mayPass(load.error)) return null;
  const backoffMs = Math.min(firstRetryAfterMs * 2 ** (load.failures - 1), lastRetryAfterMs);
  if (load.error.kind !== "rate-limited") return backoffMs;
  return Math.min(Math.max(backoffMs, load.error.retryAfterMs ?? 0), longestPauseMs);
}

/** Whether coming back to the list may ask anew: not in a pause, and not with a refused token. */
export function mayAskAgain(
  load: KeysLoad | undefined,
  { answeredAtMs, nowMs }: { readonly answeredAtMs: number; readonly nowMs: number },
): boolean {
  if (load?.state !== "failed") return true;
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
    case "not-supported":
    case "connection-not-found":
    case "token-missing":
    case "token-malformed":
    case "connecting-cancelled":
    case "address-refused":
    case "clipboard-failed":
    case "request-refused":
      return false;
    default:
      return assertNever(error);
  }
}

/** The load with what a refresh changed in one of its rows. */
export function withRefreshedKey(load: KeysLoad, refreshed: RefreshedKey): KeysLoad {
  if (load.list === null) return load;
  const rows = load.list.rows.map((row) =>
    row.keyId === refreshed.keyId ? { ...row, ...refreshed } : row,
  );
  return { ...load, list: { ...load.list, rows } };
}
