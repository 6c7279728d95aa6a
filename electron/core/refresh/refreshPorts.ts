import type { Instant, KeyAccess, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import type { Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";
import type { JournalRecord } from "./journalRecord.ts";

/** Where the journal's records lie: one file each, replaced as a whole. */
export interface JournalDisk {
  /**
   * Every record that is there, in no order. A file that is none is kept under another name, which
   * is told; so is one that can't even be read, which stays where it is.
   */
  readAll(): Promise<ReadJournal>;
  /** Resolves once the record outlasts a power cut; "unusable" when it may not. */
  write(record: JournalRecord): Promise<Result<void, "unusable">>;
  /** Taken away, or found gone. */
  remove(refreshId: RefreshId): Promise<Result<void, "unusable">>;
}

export interface ReadJournal {
  readonly records: readonly JournalRecord[];
  /** Names of files that hold no record. */
  readonly setAsideAs: readonly string[];
}

/** An HMAC under a salt from the keychain, 16 hex digits; null while no keychain answers. */
export type KeyFingerprint = (secret: Secret) => Promise<string | null>;

/** What is remembered of each key between two runs: no secret. */
export interface KeyMemoryStore {
  read(): readonly RememberedKey[];
  /** Takes the place of all that was remembered; what can't be saved holds for this run. */
  write(keys: readonly RememberedKey[]): void;
}

export interface RememberedKey {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly version: string;
  readonly created: Instant | null;
  readonly maskedKey: string;
  /** A change that we did not make, not acknowledged yet; null for none. */
  readonly change: RememberedChange | null;
  /** Where the key is used, in the user's words, from its last refresh. */
  readonly places: readonly string[];
}

export interface RememberedChange {
  readonly group: KeyGroup;
  readonly access: KeyAccess;
  readonly name: string;
  readonly changedAt: Instant | null;
  readonly noticedAt: Instant;
  readonly oldMaskedKey: string;
}
