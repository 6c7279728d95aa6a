import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { mostFound } from "../../core/linkedFiles/fileSearch.ts";
import { cutTokens, overlapBytes } from "../../core/linkedFiles/keyTokens.ts";
import type { FoundKey } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { KeyMatcher } from "./keyMatcher.ts";
import { linesAt } from "./linesAt.ts";
import { TextReader } from "./textReader.ts";

/** A program's config is never that large, and a dump of a database would take minutes. */
export const largestFileBytes = 50_000_000;
const pieceBytes = 256 * 1024;
/** Where a file with a NUL in it is no text. */
const lookedAtForNul = 8 * 1024;

type FoundInFile = Omit<FoundKey, "path">;

export type FileLook =
  | {
      readonly outcome: "searched";
      readonly bytes: number;
      /** In the order in which they stand there; a key once a line. */
      readonly found: readonly FoundInFile[];
      readonly leftOut: number;
    }
  | { readonly outcome: "binary" | "large" | "missing" | "not-readable" | "not-a-file" };

interface Match {
  /** How many characters stand before its end. */
  readonly end: number;
  readonly fingerprint: string;
}

interface FileQuestion {
  readonly path: string;
  /** Whether it may be reached over a symbolic link, and searched although it is no text. */
  readonly isChosen: boolean;
}

/** Looks for keys in one file after the other, in the same memory. */
export class FileSearcher {
  readonly #matcher: KeyMatcher;
  readonly #isStopped: () => boolean;
  readonly #buffer = new Uint8Array(overlapBytes + pieceBytes);

  constructor(dependencies: { matcher: KeyMatcher; isStopped: () => boolean }) {
    this.#matcher = dependencies.matcher;
    this.#isStopped = dependencies.isStopped;
  }

  search(question: FileQuestion): FileLook {
    let file: number;
    try {
      file = openSync(question.path, flagsFor(question));
    } catch (error) {
      return { outcome: outcomeOf(error) };
    }
    try {
      const look = fstatSync(file);
      if (!look.isFile()) return { outcome: "not-a-file" };
      if (look.size > largestFileBytes) return { outcome: "large" };
      return this.#searchOpen({ file, sizeBytes: look.size }, question);
    } catch (error) {
      return { outcome: outcomeOf(error) };
    } finally {
      closeSync(file);
    }
  }

  /** SECURITY: what was read last does not stay in memory. */
  forget(): void {
    this.#buffer.fill(0);
  }

  #searchOpen(
    open: { readonly file: number; readonly sizeBytes: number },
    { isChosen }: FileQuestion,
  ): FileLook {
    const reader = new TextReader(open);
    const matches: Match[] = [];
    let leftOut = 0;
    let before = 0;
    for (let overlap = 0; !reader.isAtEnd && !this.#isStopped(); ) {
      const room = this.#buffer.subarray(0, overlap + pieceBytes);
      const length = reader.read(room, overlap);
      if (before === 0 && !isChosen && this.#hasNul(length)) return { outcome: "binary" };
      const piece = { bytes: this.#buffer, length, overlap, isLast: reader.isAtEnd };
      const begin = before - overlap;
      cutTokens(piece, (from, to, isGuid) => {
        const fingerprint = this.#matcher.match(this.#buffer, from, to, isGuid);
        if (fingerprint === null) return;
        if (matches.length < mostFound) matches.push({ end: begin + to, fingerprint });
        else leftOut += 1;
      });
      before += length - overlap;
      overlap = Math.min(overlapBytes, length);
      this.#buffer.copyWithin(0, length - overlap, length);
    }
    const found = matches.length === 0 ? [] : this.#withLines(new TextReader(open), matches);
    return { outcome: "searched", bytes: reader.position, found, leftOut };
  }

  #hasNul(length: number): boolean {
    return this.#buffer.subarray(0, Math.min(length, lookedAtForNul)).includes(0);
  }

  #withLines(reader: TextReader, matches: readonly Match[]): readonly FoundInFile[] {
    const ends = matches.map(({ end }) => end);
    const lines = linesAt(reader, this.#buffer, ends);
    const found = new Map<string, FoundInFile>();
    for (const [at, { fingerprint }] of matches.entries()) {
      const line = lines[at] ?? 1;
      found.set(`${line} ${fingerprint}`, { line, fingerprint });
    }
    return [...found.values()];
  }
}

/**
 * SECURITY: a pipe does not hang us, and below a folder no symbolic link leads to what is outside.
 * Windows has neither flag, where they are undefined and change nothing.
 */
function flagsFor({ isChosen }: FileQuestion): number {
  const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
  return O_RDONLY | O_NONBLOCK | (isChosen ? 0 : O_NOFOLLOW);
}

function outcomeOf(error: unknown): "missing" | "not-readable" {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOENT" || code === "ENOTDIR" ? "missing" : "not-readable";
}
