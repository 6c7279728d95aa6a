import type { Instant, KeyAccess, KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type {
  ConfigFormat,
  DiffLine,
  EntryPath,
  FileProblem,
  FileWarning,
  KeyReference,
  LinkId,
} from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";
import type { KeyEndings } from "./keyEndings.ts";

/**
 * SECURITY: all of a config file is a secret, since it holds keys and passwords, ours or not. Its
 * text is touched by the adapters of these ports only.
 */
export interface OpenedFile {
  /** As it was named; absolute. */
  readonly path: string;
  /** The file itself, where the path leads to it over links. */
  readonly target: string;
  /** Another one after every change of the file, its mode and owner included. */
  readonly stamp: string;
  readonly text: Secret;
}

/** Config files on the disk. */
export interface ConfigDisk {
  open(path: string): Promise<Result<OpenedFile, FileProblem>>;
  /** Why the file could not be replaced now; null when it could. Nothing is left behind. */
  whyNotWritable(path: string): Promise<FileProblem | null>;
  /**
   * Replaces the file as a whole if it is still what was opened, else `changed`: after a crash it
   * holds the old text or the new. Mode, owner and extended attributes stay.
   */
  replace(opened: OpenedFile, text: Secret): Promise<Result<OpenedFile, FileProblem>>;
  /** Never `no-undo`, which the backups know. */
  warningsOf(opened: OpenedFile): Promise<readonly FileWarning[]>;
}

/** What the formats make of a file's text. Entries are found again by their paths. */
export interface ConfigFormats {
  /** By the file's name; null when it tells of none. */
  formatOf(path: string): ConfigFormat | null;
  read(format: ConfigFormat, text: Secret): Result<readonly ConfigEntry[], FileProblem>;
  /** Changes, or adds, this one entry, and not a byte of anything else. */
  write(order: EntryOrder): Result<Secret, FileProblem>;
  /** The lines around what is different, every value masked, and every comment. */
  diff(format: ConfigFormat, before: Secret, after: Secret): readonly DiffLine[];
}

interface EntryOrder {
  readonly format: ConfigFormat;
  readonly text: Secret;
  readonly entry: EntryPath;
  readonly value: Secret;
}

/** An entry that is a text, or empty. */
export interface ConfigEntry {
  readonly entry: EntryPath;
  /** null for an empty one. */
  readonly value: Secret | null;
  /** From 1. */
  readonly line: number;
}

/** What files were before they were written to: encrypted, the last five of each. */
export interface FileBackups {
  /** Whether one could be kept now: the keychain answers. */
  canKeep(): Promise<boolean>;
  /** Before the write. False when none could be kept. */
  keep(backup: {
    readonly linkId: LinkId;
    readonly target: string;
    readonly before: Secret;
    readonly after: Secret;
  }): Promise<boolean>;
  /** What the file was before the last write, if it is still what that write has made of it. */
  lastOf(linkId: LinkId, opened: OpenedFile): Promise<Result<Secret, FileProblem>>;
  /** The write that was the last one is undone, or never came off. */
  dropLast(linkId: LinkId): Promise<void>;
  forget(linkId: LinkId): Promise<void>;
}

/** Links and the history of keys, between two runs: fingerprints, no value. */
export interface LinkStore {
  read(): RememberedLinks;
  /** Takes the place of all that was remembered; what can't be saved holds for this run. */
  write(links: RememberedLinks): void;
}

export interface RememberedLinks {
  readonly links: readonly RememberedLink[];
  readonly keys: readonly KeyRecord[];
}

export interface RememberedLink {
  readonly linkId: LinkId;
  readonly path: string;
  readonly format: ConfigFormat;
  readonly entry: EntryPath;
  readonly connectionId: ConnectionId;
  /** null for a company key, whose id holds for one run only. */
  readonly keyId: KeyId | null;
  /** Of the key that was written or found there: 16 hex digits, see `KeyFingerprint`. */
  readonly fingerprint: string;
  /** How many writes to it can be undone, one after the other. */
  readonly undoable: number;
  /** The first of them has made the link, which is not there without it. */
  readonly isMadeByWrite: boolean;
}

/** One secret that a key has, or has had. */
export interface KeyRecord {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId | null;
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
  readonly name: string | null;
  readonly maskedKey: string;
  readonly created: Instant | null;
  readonly fingerprint: string;
  /** null on a platform without versions. */
  readonly version: string | null;
  readonly seenAt: Instant;
  /** null while it is the present one, as far as this app knows. */
  readonly replacedAt: Instant | null;
}

/** Tells of changes to files, and of files that come and go. */
export interface FileWatch {
  /** From now on these and no others; called with the path as it was named. */
  watch(paths: readonly string[], onChanged: (path: string) => void): void;
  close(): void;
}

/** Looks through a folder, away from the main thread. */
export interface FolderSearch {
  /** Ends with the last file, after `cancel`, or with a rejection when the folder can't be read. */
  search(order: FolderSearchOrder): RunningSearch;
}

export interface FolderSearchOrder {
  readonly folder: string;
  /** Fingerprints of what is looked for. */
  readonly fingerprints: ReadonlySet<string>;
  /** How these keys end, see `KeyEndings`; makes the search faster. */
  readonly endings: KeyEndings;
  readonly onProgress: (progress: SearchProgress) => void;
}

export interface RunningSearch {
  readonly ended: Promise<SearchProgress>;
  readonly cancel: () => void;
}

export interface SearchProgress {
  readonly files: number;
  readonly bytes: number;
  readonly skipped: Readonly<Record<"binary" | "large" | "folder" | "not-readable", number>>;
  /** All that were found since the search began, a file with all its own; at most `mostFound`. */
  readonly found: readonly FoundKey[];
  readonly foundLeftOut: number;
}

export interface FoundKey {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly fingerprint: string;
}

/** Tells keys apart by their fingerprints, current and former, of all connections. */
export interface KeyFinder {
  /**
   * Asks the platforms for the present keys, so that they can be told. What came of it is in the
   * activity log, as "compare".
   *
   * @returns the connections that could not be asked.
   */
  learnPresentKeys(): Promise<readonly NotAsked[]>;
  /** Of every key that is known by now. */
  fingerprints(): ReadonlySet<string>;
  find(fingerprint: string): KeyReference | null;
  /** null while the keychain does not answer. */
  fingerprintOf(secret: Secret): Promise<string | null>;
}

export interface NotAsked {
  readonly connectionName: string;
  readonly error: AppError["kind"];
}

/** Links an entry that holds a key to it, without a write. */
export interface EntryLinker {
  link(found: {
    readonly path: string;
    readonly format: ConfigFormat;
    readonly entry: EntryPath;
    readonly fingerprint: string;
  }): Result<LinkId, AppError>;
  isLinked(path: string, entry: EntryPath): boolean;
}
