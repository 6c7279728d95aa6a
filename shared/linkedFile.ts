import type { Instant, KeyAccess, KeyGroup, KeyId } from "./apiKey.ts";
import type { AppError } from "./appError.ts";
import type { ConnectionId, Environment } from "./connection.ts";

/** One entry of a config file that is to hold a key. */
export type LinkId = string & { readonly brand: "LinkId" };

/** A file that a person has chosen in this run; the page names it by nothing else. */
export type FileId = string & { readonly brand: "FileId" };

/** A write that was shown before it is done; good for one, within ten minutes. */
export type FileWriteId = string & { readonly brand: "FileWriteId" };

/** A key that a scan has found in a file. */
export type FindingId = string & { readonly brand: "FindingId" };

export const configFormats = ["dotenv", "json", "yaml", "toml", "properties", "ini"] as const;
/** "json" is also JSON with comments. */
export type ConfigFormat = (typeof configFormats)[number];

/**
 * Where a value stands in a file, from the outside in: `["Bakuun", "keys", 0]`. INI: the section,
 * then the name; a name before all sections stands alone. A number is a place in a list.
 */
export type EntryPath = readonly (string | number)[];

/** `Bakuun.keys[0]`: an entry as it is shown. */
export function entryName(entry: EntryPath): string {
  return entry
    .map((part, at) => {
      if (typeof part === "number") return `[${part}]`;
      return at === 0 ? part : `.${part}`;
    })
    .join("");
}

/** Why a file can't be used. */
const fileProblems = [
  "missing",
  /** A directory, a device, a pipe. */
  "not-a-file",
  /** Over 5 MB. */
  "too-large",
  "not-readable",
  /** The file, or its folder, may not be written to. */
  "read-only",
  /** It belongs to somebody else, who would lose it if it were replaced. */
  "other-owner",
  /** Not what was looked at before. */
  "changed",
  /** Its name tells of no format that is known. */
  "unknown-format",
  /** Not text in UTF-8, or not of its format. */
  "not-parseable",
  "entry-missing",
  /** There is something else than a text at the entry: a list, a section. */
  "entry-not-text",
  /** The format has no way to write this value, or this name. */
  "not-expressible",
  /** The entry holds something that is neither the key nor one that it has replaced. */
  "holds-another",
  /** There is no backup, or the keychain does not give its key. */
  "no-backup",
  "no-room",
  "failed",
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What a person should know before a key is written there. */
export type FileWarning =
  /** The next commit would publish the key. */
  | "git-tracked"
  /** Its mode lets others on this computer read it. */
  | "readable-by-others"
  /** No backup can be kept, since the keychain does not answer. */
  | "no-undo";

/** A key as it is spoken of, current or former: everything but the secret. */
export interface KeyReference {
  readonly connectionId: ConnectionId;
  readonly connectionName: string;
  readonly environment: Environment;
  /** null for a company key, or where it is not known. */
  readonly keyId: KeyId | null;
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
  /** The platform's own name; null on a platform without names. */
  readonly name: string | null;
  readonly maskedKey: string;
  readonly created: Instant | null;
  /** False for one that has been replaced, or that nobody can tell of. */
  readonly isCurrent: boolean;
  /** When it was; null for a current one, and where that is not known. */
  readonly replacedAt: Instant | null;
}

/** A file that was chosen, with its entries by name. */
export interface ConfigFile {
  readonly fileId: FileId;
  readonly path: string;
  readonly format: ConfigFormat;
  /** Those that are texts, in the file's order; no value. */
  readonly entries: readonly ConfigFileEntry[];
  readonly warnings: readonly FileWarning[];
}

export interface ConfigFileEntry {
  readonly entry: EntryPath;
  readonly isEmpty: boolean;
  /** The key that it holds; null for anything else. */
  readonly holds: KeyReference | null;
}

/** What writing a key would do to a file. */
export interface FileWritePreview {
  readonly writeId: FileWriteId;
  readonly path: string;
  readonly entry: EntryPath;
  readonly isNewEntry: boolean;
  /** It holds this key already: nothing but the link would be made. */
  readonly isUnchanged: boolean;
  /** Lines about the change; every value in them is masked. */
  readonly diff: readonly DiffLine[];
  /** What speaks for another key at this entry; it has to be confirmed. */
  readonly conflicts: readonly SlotConflict[];
  readonly warnings: readonly FileWarning[];
}

export interface DiffLine {
  readonly kind: "same" | "removed" | "added" | "gap";
  /** From 1; of the file as it is for "same" and "removed", as it will be for "added"; 0 for "gap". */
  readonly line: number;
  readonly text: string;
}

/** The entry, or the file, is named like the place of another key. */
export interface SlotConflict {
  readonly aspect: "access" | "group" | "environment" | "platform";
  /** The word in the name, "READ". */
  readonly says: string;
  /** What the key is, "post". */
  readonly is: string;
}

/** A link, and what the file was like when it was last looked at. */
export interface LinkedFile {
  readonly linkId: LinkId;
  /** The key that the entry is to hold. `isCurrent` as for any other. */
  readonly key: KeyReference;
  readonly path: string;
  readonly format: ConfigFormat;
  readonly entry: EntryPath;
  readonly status: LinkStatus;
  /** null before the first look of this run. */
  readonly checkedAt: Instant | null;
  /** The last write to it can be undone. */
  readonly canUndo: boolean;
}

export type LinkStatus =
  | { readonly state: "unchecked" }
  /** It holds the key as the platform has it, as far as this app knows. */
  | { readonly state: "current" }
  | { readonly state: "drift"; readonly holds: DriftedValue }
  | { readonly state: "missing-entry" }
  | { readonly state: "missing-file" }
  /** It can't be told: the file can't be read, or the keychain that fingerprints need is away. */
  | { readonly state: "unknown"; readonly problem: FileProblem | "keychain-unavailable" };

export type DriftedValue =
  | { readonly what: "key"; readonly key: KeyReference }
  | { readonly what: "empty" }
  /** No key that this app has seen. */
  | { readonly what: "unknown" };

/** A linked file in the question before a refresh. */
export interface LinkedFileCheck {
  readonly linkId: LinkId;
  readonly path: string;
  readonly entry: EntryPath;
  /** Why it could not be updated after the refresh; null when it can. */
  readonly problem: FileProblem | null;
}

export interface FileUpdateResult {
  readonly linkId: LinkId;
  /** null when it holds the key now. */
  readonly error: AppError | null;
}

/** A search of a folder for known keys; one at a time. */
export type FolderScan =
  | { readonly state: "none" }
  | {
      readonly state: "running" | "done" | "cancelled" | "failed";
      readonly folder: string;
      /** Files looked into, and bytes of them. */
      readonly files: number;
      readonly bytes: number;
      /** Files and folders that were passed over. */
      readonly skipped: Readonly<Record<SkipReason, number>>;
      /** Those at hand, at most 1 000. */
      readonly findings: readonly Finding[];
      readonly findingsLeftOut: number;
      /** How many keys, current and former, were looked for. */
      readonly knownKeys: number;
      /** Connections whose present keys could not be asked for. */
      readonly notAsked: readonly {
        readonly connectionName: string;
        readonly error: AppError["kind"];
      }[];
    };

export const skipReasons = ["binary", "large", "folder", "not-readable"] as const;
type SkipReason = (typeof skipReasons)[number];

export interface Finding {
  readonly findingId: FindingId;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly key: KeyReference;
  /** The entry whose whole value the key is; null where it is no such thing, and can't be linked. */
  readonly entry: EntryPath | null;
  readonly format: ConfigFormat | null;
  readonly isLinked: boolean;
}

/** Which key something is. */
export type KeyIdentification =
  | { readonly state: "cancelled" }
  /** There is no text to look at. */
  | { readonly state: "empty" }
  | {
      readonly state: "looked";
      readonly found: readonly { readonly line: number | null; readonly key: KeyReference }[];
      readonly notAsked: readonly {
        readonly connectionName: string;
        readonly error: AppError["kind"];
      }[];
    };

export const mostLinks = 1_000;
