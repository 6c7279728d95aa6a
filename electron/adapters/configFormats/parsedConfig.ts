import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import type { Result } from "../../../shared/result.ts";

/** What a format makes of a text without BOM; null when the text is not of this format. */
export type ParseConfig = (text: string) => ParsedConfig | null;

export interface ParsedConfig {
  /** Every single value, in the text's order; of duplicates the one that readers of the file see. */
  readonly scalars: readonly Scalar[];
  /** What may be seen of the text; sorted, without overlaps. All the rest is values. */
  spans(): readonly Span[];
  /** Ways to write a text in place of what is there, the most fitting first; some may not work. */
  replace(scalar: Scalar, value: string): Iterable<readonly Edit[]>;
  /** The same for an entry that is not there. */
  add(entry: EntryPath, value: string): Result<Iterable<readonly Edit[]>, FileProblem>;
}

export interface Scalar {
  readonly entry: EntryPath;
  /** "other": a number, a switch, an alias, or what readers of the format don't agree on. */
  readonly kind: "text" | "empty" | "other";
  /** "" unless it is a text. */
  readonly value: string;
  /** Where the value stands, quotes and all, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Sorted by `start` and without overlaps; those at the same place come in their order. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly is: "structure" | "comment";
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, text: inserted } of edits) {
    out += text.slice(at, start) + inserted;
    at = end;
  }
  return out + text.slice(at);
}

/** An entry's path as a key of a map. */
export function pathKey(entry: EntryPath): string {
  return JSON.stringify(entry);
}

/** Each entry once: where it stands last. */
export function lastOfEach(scalars: readonly Scalar[]): readonly Scalar[] {
  const last = new Map(scalars.map((scalar) => [pathKey(scalar.entry), scalar]));
  return last.size === scalars.length
    ? scalars
    : scalars.filter((scalar) => last.get(pathKey(scalar.entry)) === scalar);
}

/** The quotes around a value, if it has any. */
export function quoteSpans(text: string, { start, end }: { start: number; end: number }): Span[] {
  const quote = text[start];
  const isQuoted = end - start >= 2 && (quote === '"' || quote === "'" || quote === "`");
  if (!isQuoted || text[end - 1] !== quote) return [];
  return [
    { start, end: start + 1, is: "structure" },
    { start: end - 1, end, is: "structure" },
  ];
}

export function textOrEmpty(value: string): "text" | "empty" {
  return value === "" ? "empty" : "text";
}
