import type { FileProblem } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";
import type { KeyEndings } from "./keyEndings.ts";
import type { FoundKey } from "./linkedFilePorts.ts";

/** So many keys are found in one search, and so many can be told of; more are counted. */
export const mostFound = 1_000;

/** Looks through one file, away from the main thread. */
export interface FileSearch {
  /** Rejects when no fingerprint can be made, since the keychain does not answer. */
  searchFile(order: FileSearchOrder): Promise<Result<readonly FoundKey[], FileProblem>>;
}

export interface FileSearchOrder {
  readonly path: string;
  readonly fingerprints: ReadonlySet<string>;
  readonly endings: KeyEndings;
}
