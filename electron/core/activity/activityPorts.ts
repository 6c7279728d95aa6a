import type { ActivityEntry, ActivityKey } from "../../../shared/activity.ts";
import type { Instant } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";

/** The file can't be used now: no right, no room, or something else is in its place. */
export type FileProblem = "unusable";

/** What the file of the activity log looks like from outside. */
export interface FileLook {
  /** 0 when there is no file. */
  readonly sizeBytes: number;
  /** Another one whenever something but `append` has changed the file since the last look. */
  readonly generation: number;
}

/** The file of the activity log, one for the whole run. After a problem the next call tries again. */
export interface ActivityFile {
  look(): Promise<Result<FileLook, FileProblem>>;
  /** The bytes from one place up to another, a character a byte (Latin-1); fewer where it ends. */
  read(fromByte: number, toByte: number): Promise<Result<string, FileProblem>>;
  /** Resolves once the text, ASCII, is on the disk. After a problem, part of it may be there. */
  append(text: string): Promise<Result<void, FileProblem>>;
  /** Renames the file to `name`, beside its place; never onto another file. */
  setAside(name: string): Promise<Result<void, FileProblem>>;
}

/** What the log makes of secrets. Each is a way out for a digest or four characters, no more. */
export interface ActivitySecrets {
  /** HMAC-SHA-256 of a text under a key, as base64url: 43 characters. */
  mac(key: Secret, text: string): string;
  /** HMAC-SHA-256 of a secret under a salt: its first 64 bits as 16 hex digits. */
  fingerprint(salt: Secret, secret: Secret): string;
  /** Dots and the last four characters of a secret. */
  maskedKey(secret: Secret): string;
  /** The text of a keychain entry that holds where the log ends, and no secret. */
  headText(entry: Secret): string;
}

/** The words that the page shows for what an entry only names, in the language in use. */
export interface ActivityWords {
  ofAction(entry: Pick<ActivityEntry, "action" | "result">): string;
  /** "" for a key that has no name. */
  ofKey(key: Pick<ActivityKey, "group" | "access">): string;
  ofDay(at: Instant): string;
}

/** Asks a person for a file and writes entries of the activity log, oldest first. */
export interface ActivityExportFile {
  /** Its name as it was written; null when the person thought better of it. */
  saveActivity(
    suggestion: { readonly fileName: string; readonly format: "csv" | "json" },
    entries: Iterable<ActivityEntry>,
  ): Promise<Result<string | null, AppError>>;
}
