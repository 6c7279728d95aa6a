import type { FileProblem } from "./linkedFile.ts";

/**
 * Every failure that is expected, as one closed union. Each has a sentence a person understands
 * in `messages/` under `error.<kind>`. None ever carries a secret, a token or a response body.
 */
export type AppError =
  /** No connection was made, so nothing was sent: not running, no such name, certificate refused. */
  | { readonly kind: "unreachable"; readonly host: string }
  /** The network is gone, or the connection broke before a complete answer: the work may be done. */
  | { readonly kind: "connection-lost"; readonly host: string }
  /** No complete answer within the limit. */
  | { readonly kind: "timed-out"; readonly host: string; readonly afterMs: number }
  /** 401: the token is missing, wrong or expired. */
  | { readonly kind: "unauthorized" }
  /** 403: signed in, but the role does not allow this. */
  | { readonly kind: "forbidden" }
  /** 402: the platform wants a stronger sign-in for this. */
  | { readonly kind: "step-up-required" }
  /** 404 for a company that a superadmin asked for. */
  | { readonly kind: "company-not-found" }
  /** 409: somebody else changed the same thing at the same time. */
  | { readonly kind: "conflict" }
  /** Nobody is signed in any more: the session was ended, here or at the server, or has expired. */
  | { readonly kind: "signed-out" }
  /** The identity server does not accept this e-mail and password. */
  | { readonly kind: "sign-in-refused" }
  /** The identity server does not offer this way to sign in. */
  | { readonly kind: "sign-in-not-offered" }
  /** The identity server, or the person in the browser, ended the sign-in without a session. */
  | { readonly kind: "sign-in-failed" }
  /** Nobody signed in within the time that the browser was given. */
  | { readonly kind: "sign-in-timed-out" }
  /** No browser could be opened. */
  | { readonly kind: "browser-not-opened" }
  /** 404 for a key, or a key id that is not in the list. */
  | { readonly kind: "key-not-found" }
  /** 412: someone else refreshed the key since the list was loaded. */
  | { readonly kind: "key-changed" }
  /** 429; `retryAfterMs` is null when the server did not say. */
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number | null }
  /** 5xx. */
  | { readonly kind: "server-failed"; readonly status: number }
  /** An answer that can't be read: see the reason. */
  | {
      readonly kind: "unexpected-answer";
      readonly reason: "not-json" | "malformed-json" | "wrong-shape" | "unexpected-status";
      readonly status: number;
    }
  /** The server wanted to send us, and with us the token, elsewhere; we did not go. */
  | { readonly kind: "redirected"; readonly toOrigin: string }
  /** The answer was larger than the limit and was dropped. */
  | { readonly kind: "answer-too-large"; readonly limitBytes: number }
  /** A refresh was sent and its answer was lost: the key may be old or new. */
  | { readonly kind: "refresh-outcome-unknown" }
  /** The same key is being refreshed already. */
  | { readonly kind: "refresh-under-way" }
  /** An earlier refresh of this key is not resolved yet. */
  | { readonly kind: "refresh-unresolved" }
  /** What was to be typed before a refresh was not what was typed. */
  | { readonly kind: "confirmation-refused" }
  /** The question before a refresh is too old, or was answered already. */
  | { readonly kind: "preparation-expired" }
  /** No record of such a refresh. */
  | { readonly kind: "refresh-not-found" }
  /** What was to say where a key is used looks like a key, which must not be kept on the disk. */
  | { readonly kind: "place-looks-like-key" }
  /** The record of a refresh can't be written, so none was sent. */
  | { readonly kind: "refresh-not-recorded" }
  /** A new key is being ordered on this connection already. */
  | { readonly kind: "order-under-way" }
  /** The platform does not offer this. */
  | { readonly kind: "not-supported" }
  /** No such connection in this app. */
  | { readonly kind: "connection-not-found" }
  /** The keychain holds no token for this connection: connect again. */
  | { readonly kind: "token-missing" }
  /** The keychain could not be asked, so the token is not known for now. */
  | { readonly kind: "keychain-unavailable" }
  /** A token with a character that no token has: a line break, a space, a letter beyond ASCII. */
  | { readonly kind: "token-malformed" }
  /** Connecting was given up by the user; nothing was kept. */
  | { readonly kind: "connecting-cancelled" }
  /** An address that is neither https nor this computer itself. */
  | { readonly kind: "address-refused" }
  /** The clipboard did not take the key, or could not be read back. */
  | { readonly kind: "clipboard-failed" }
  /** The file could not be written: no right, no room, or its folder is gone. */
  | { readonly kind: "file-not-written" }
  /** A config file can't be used as it was asked for; nothing of it was changed. */
  | { readonly kind: "config-file-refused"; readonly problem: FileProblem }
  /** The file was chosen too long ago, or the write was done already: choose it once more. */
  | { readonly kind: "file-choice-expired" }
  /** No such link. */
  | { readonly kind: "link-not-found" }
  /** There are as many links as there may be. */
  | { readonly kind: "too-many-links" }
  /** The entry speaks for another key, and nobody confirmed that this one is meant. */
  | { readonly kind: "slot-not-confirmed" }
  /** The format that was asked for has no way to write this key. */
  | { readonly kind: "format-refused" }
  /** The app is locked; only unlocking goes on. */
  | { readonly kind: "locked" }
  /** The passphrase is not the right one. `retryAfterMs` is how long the next try has to wait. */
  | { readonly kind: "passphrase-wrong"; readonly retryAfterMs: number }
  /** Too many wrong passphrases: none is tried until the pause is over. */
  | { readonly kind: "unlock-paused"; readonly retryAfterMs: number }
  /** Touch ID did not recognise the person, or was dismissed. */
  | { readonly kind: "touch-id-refused" }
  /** What unlocks the app is not what was used; the lock page is out of date. */
  | { readonly kind: "unlock-refused" }
  /** A new passphrase that is too short. */
  | { readonly kind: "passphrase-too-short"; readonly shortest: number }
  /** The activity log can't be written: refreshing waits, the rest takes the user's word. */
  | { readonly kind: "activity-not-recorded" }
  /** The activity log can't be read now; what is in it stays as it is. */
  | { readonly kind: "activity-not-readable" }
  /** A connection's address is not the one its secret was kept for. */
  | { readonly kind: "address-changed" }
  /** The person did not confirm that a new address may be used. */
  | { readonly kind: "address-not-confirmed" }
  /** The embedded demo server did not start. */
  | { readonly kind: "demo-not-started" }
  /** A request from the page that does not fit its schema, or came from a foreign frame. */
  | { readonly kind: "request-refused" }
  /** A defect of ours: logged without its payload, nothing was changed on purpose. */
  | { readonly kind: "internal" };
