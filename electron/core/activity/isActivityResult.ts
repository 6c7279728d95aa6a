import type { ActivityResult } from "../../../shared/activity.ts";

/** Every result that this version has a sentence for; the compiler holds it to be all of them. */
const results: Readonly<Record<ActivityResult, true>> = {
  ok: true,
  unreachable: true,
  "connection-lost": true,
  "timed-out": true,
  unauthorized: true,
  forbidden: true,
  "step-up-required": true,
  "company-not-found": true,
  conflict: true,
  "signed-out": true,
  "sign-in-refused": true,
  "sign-in-not-offered": true,
  "sign-in-failed": true,
  "sign-in-timed-out": true,
  "browser-not-opened": true,
  "key-not-found": true,
  "key-changed": true,
  "rate-limited": true,
  "server-failed": true,
  "unexpected-answer": true,
  redirected: true,
  "answer-too-large": true,
  "refresh-outcome-unknown": true,
  "refresh-under-way": true,
  "not-supported": true,
  "connection-not-found": true,
  "token-missing": true,
  "keychain-unavailable": true,
  "token-malformed": true,
  "connecting-cancelled": true,
  "address-refused": true,
  "clipboard-failed": true,
  "file-not-written": true,
  locked: true,
  "passphrase-wrong": true,
  "unlock-paused": true,
  "touch-id-refused": true,
  "unlock-refused": true,
  "passphrase-too-short": true,
  "activity-not-recorded": true,
  "activity-not-readable": true,
  "address-changed": true,
  "address-not-confirmed": true,
  "demo-not-started": true,
  "request-refused": true,
  internal: true,
};

const known: ReadonlySet<unknown> = new Set(Object.keys(results));

export function isActivityResult(value: unknown): value is ActivityResult {
  return known.has(value);
}
