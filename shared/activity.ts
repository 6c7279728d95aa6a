import type { Instant, KeyAccess, KeyGroup, KeyId } from "./apiKey.ts";
import type { AppError } from "./appError.ts";
import type { ConnectionId, Environment } from "./connection.ts";

/** What the activity log tells of. */
export const activityActions = [
  /** The first line of a log, and of one that goes on without the keychain that knew it. */
  "log-started",
  "connect",
  "sign-in",
  "sign-out",
  "remove-connection",
  "reveal",
  "copy",
  /** A refresh is about to be sent; `refresh` tells how it ended. */
  "refresh-started",
  "refresh",
  /** A new key beside the others is about to be ordered; `replace` tells how it ended. */
  "replace-started",
  "replace",
  /** A call was made with the new key, to see whether the platform takes it. */
  "verify",
  /** Unlocking once more before something that can't be undone. */
  "step-up",
  /** A key was written into a config file; `details` has the file. */
  "write-file",
  /** A config file was put back to what it was before a write; `details` has the file. */
  "undo-write",
  /** Main asked the platform for a key to compare files with it; nobody was shown it. */
  "compare",
  "export",
  "lock",
  "unlock",
  "passphrase-set",
  "passphrase-removed",
  "protection-weakened",
  "protection-strengthened",
  /** Keys are used although nothing of it can be written down. Only ever seen in this run. */
  "unrecorded-accepted",
  /** So many failures came in a minute that not all got a line; `details` counts the others. */
  "failures-left-out",
] as const;

export type ActivityAction = (typeof activityActions)[number];

/** The key that something was done with; neither it nor a digest that could be tried out. */
export interface ActivityKey {
  /** null for a key that neither a list nor the platform knew: the page's word alone. */
  readonly keyId: KeyId | null;
  /** null on a platform without groups, or when the key was in no list that this run has seen. */
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
  /** HMAC-SHA-256 of the key under a salt from the keychain, 16 hex digits; null when unknown. */
  readonly fingerprint: string | null;
  /** Dots and the last four characters, as the tables show them; null when unknown. */
  readonly maskedKey: string | null;
}

/** "demo" for the embedded demo server, whatever it plays. */
export type ActivityEnvironment = Environment | "demo";

/** One line of the activity log. */
export interface ActivityEntry {
  /** From 1, one more a line. */
  readonly seq: number;
  readonly at: Instant;
  /** Who was logged in to the computer. */
  readonly osUser: string;
  /** Who was signed in to the platform, as far as it is known. */
  readonly account: string | null;
  readonly action: ActivityAction;
  readonly connectionId: ConnectionId | null;
  readonly connectionName: string | null;
  readonly environment: ActivityEnvironment | null;
  readonly key: ActivityKey | null;
  readonly result: ActivityResult;
  /** Words of our own: why it was locked, which protections, which format. */
  readonly details: string | null;
  /** False for a line without a mac: written while no keychain answered, or added by anybody. */
  readonly isProtected: boolean;
}

export type ActivityResult = "ok" | AppError["kind"];

export interface ActivityFilter {
  /** Every word has to occur in the entry, in any letter case. "" for all. */
  readonly text: string;
  /** Only these; null for all. */
  readonly actions: readonly ActivityAction[] | null;
  readonly failedOnly: boolean;
}

/** Part of the log, newest first, with what can be said of the whole. */
export interface ActivityPage {
  readonly entries: readonly ActivityEntry[];
  /** How many entries the filter lets through. */
  readonly matching: number;
  readonly total: number;
  readonly integrity: ActivityIntegrity;
}

/** Whether the log is what was written. */
export interface ActivityIntegrity {
  readonly state: ActivityIntegrityState;
  /** Lines of the file, from 1, that are not as they were written; at most ten. */
  readonly brokenLines: readonly number[];
  /** How many lines the keychain knows of that the file's end lacks. */
  readonly missingAtEnd: number;
  /** Lines that were written while no keychain answered: readable, but not protected. */
  readonly unprotected: number;
}

type ActivityIntegrityState =
  | "intact"
  /** Lines were changed, added, or taken out, or the end is missing. */
  | "broken"
  /** The keychain, which holds the key of the chain, does not answer. */
  | "unverifiable";

/** Whether what is done now is written down. */
export interface ActivityLogStatus {
  readonly state: "recording" | "not-writable";
  /** The user goes on although nothing can be written. */
  readonly isUnrecordedAccepted: boolean;
  /** The log was found changed or shortened. */
  readonly isBroken: boolean;
}
