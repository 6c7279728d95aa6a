import type { Instant } from "./apiKey.ts";

/** Why the app is locked. */
export type LockReason =
  | "user"
  | "idle"
  /** The computer went to sleep. */
  | "suspend"
  /** The person's session was locked. */
  | "screen-lock"
  /** The app was started, and unlocking takes something. */
  | "start";

export type LockState =
  | { readonly state: "unlocked" }
  | { readonly state: "locked"; readonly reason: LockReason; readonly lockedAt: Instant };

/**
 * What unlocks the app. With a passphrase or Touch ID nothing else does; with neither, a button
 * does, which keeps out a glance but nobody who sits down.
 */
export interface UnlockWays {
  readonly touchId: boolean;
  readonly passphrase: boolean;
}

/** A passphrase shorter than this is not taken, in characters. */
export const shortestPassphrase = 8;
