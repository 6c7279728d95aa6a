import type { AppError } from "../../shared/appError.ts";

/**
 * Whether work that was ordered may have been done in spite of this error, which must be the answer
 * to its first sending: that an order is refused when it is sent again proves nothing about the
 * first time. False only where the error proves that nothing was done: the request never left, or
 * the server refused it with a 4xx. Anything else may have come after the work.
 */
export function mayHaveWorked(error: AppError): boolean {
  if (error.kind === "unexpected-answer") return error.status < 400 || error.status > 499;
  return comesAfterTheWork[error.kind];
}

/** Complete, so that a new kind of failure has to be thought about here. */
const comesAfterTheWork: Readonly<Record<Exclude<AppError["kind"], "unexpected-answer">, boolean>> =
  {
    unreachable: false,
    "connection-lost": true,
    "timed-out": true,
    unauthorized: false,
    forbidden: false,
    "step-up-required": false,
    "company-not-found": false,
    conflict: false,
    "signed-out": false,
    "sign-in-refused": false,
    "sign-in-not-offered": false,
    "sign-in-failed": false,
    "sign-in-timed-out": false,
    "browser-not-opened": false,
    "key-not-found": false,
    "key-changed": false,
    "rate-limited": false,
    "server-failed": true,
    redirected: true,
    "answer-too-large": true,
    "refresh-outcome-unknown": true,
    "refresh-under-way": false,
    "refresh-unresolved": false,
    "confirmation-refused": false,
    "preparation-expired": false,
    "refresh-not-found": false,
    "refresh-not-recorded": false,
    "place-looks-like-key": false,
    "order-under-way": false,
    "not-supported": false,
    "connection-not-found": false,
    "token-missing": false,
    "keychain-unavailable": false,
    "token-malformed": false,
    "connecting-cancelled": false,
    "address-refused": false,
    "clipboard-failed": false,
    "file-not-written": false,
    "config-file-refused": false,
    "file-choice-expired": false,
    "link-not-found": false,
    "too-many-links": false,
    "slot-not-confirmed": false,
    "format-refused": false,
    locked: false,
    "passphrase-wrong": false,
    "unlock-paused": false,
    "touch-id-refused": false,
    "unlock-refused": false,
    "passphrase-too-short": false,
    "activity-not-recorded": false,
    "activity-not-readable": false,
    "address-changed": false,
    "address-not-confirmed": false,
    "demo-not-started": false,
    "request-refused": false,
    internal: true,
  };
