import { Comment, type Node, Pair, parseLines } from "dot-properties";
import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  type Edit,
  lastOfEach,
  type ParsedConfig,
  type Scalar,
  type Span,
  textOrEmpty,
} from "./parsedConfig.ts";
import { addLinesAtEnd, plainSeparator } from "./textLines.ts";

type Line = Required<Node>;
type PairLine = Line & Pair;

/** Java's `.properties`: its escapes, and lines that go on in the next one. */
export function parseProperties(text: string): ParsedConfig {
  const lines = parseLines(text, true);
  const pairs = lines.filter((line): line is PairLine => line instanceof Pair);
  const entries = pairs.filter((pair) => hasSeparator(text, pair));
  return {
    scalars: lastOfEach(entries.map((pair) => scalarOf(text, pair))),
    spans: () => lines.flatMap((line) => spansOf(text, line)),
    *replace({ start, end }, value) {
      const written = escapedValue(value);
      // Behind a space alone, `=` and `:` would be separators, and nothing at all no value.
      for (const before of ["", "\\", "="]) yield [{ start, end, text: before + written }];
    },
    add: (entry, value) => addProperty(text, entries, { entry, value }),
  };
}

/** A word alone can be what is left of a broken value: it is no entry, and not shown either. */
function hasSeparator(text: string, { range: [, nameEnd, valueStart], value }: PairLine): boolean {
  return value !== "" || /[=:]/.test(text.slice(nameEnd, valueStart));
}

function scalarOf(text: string, { key, value, range }: PairLine): Scalar {
  // A backslash as the last character of the text stands for one more.
  const end = Math.min(range[3], text.length);
  const start = Math.min(endOfContinuations(text, range[2]), end);
  return { entry: [key], kind: textOrEmpty(value), value, start, end };
}

/** A value that begins in the next line; with CRLF the library takes the break for a part of it. */
function endOfContinuations(text: string, at: number): number {
  const continuations = /(?:\\\r\n[ \t\f]*)*/y;
  continuations.lastIndex = at;
  continuations.exec(text);
  return continuations.lastIndex;
}

function spansOf(text: string, line: Line): readonly Span[] {
  if (line instanceof Comment && line.range !== undefined) {
    const [start, end] = line.range;
    return [{ start, end, is: "comment" }];
  }
  if (!(line instanceof Pair) || !hasSeparator(text, line)) return [];
  const [start, , end] = line.range;
  return [{ start, end, is: "structure" }];
}

function addProperty(
  text: string,
  entries: readonly PairLine[],
  { entry, value }: { entry: EntryPath; value: string },
): Result<Iterable<readonly Edit[]>, FileProblem> {
  const [name, ...rest] = entry;
  if (typeof name !== "string" || name === "" || rest.length > 0) return err("not-expressible");
  const last = entries.findLast((pair) => pair.value !== "");
  const separator = last && plainSeparator(text.slice(last.range[1], last.range[2]));
  const line = escapedName(name) + (separator ?? "=") + escapedValue(value);
  return ok([[addLinesAtEnd(text, [line])]]);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\f", "\\f"],
]);

/** ASCII alone, so that it is the same text in Latin-1, which Java took the files for until 9. */
function escaped(text: string): string {
  return text.replace(
    /[^ -[\]-~]/g,
    (character) => escapes.get(character) ?? unicodeEscape(character),
  );
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Spaces at the end count, but editors take them away. */
function escapedValue(value: string): string {
  return escaped(value)
    .replace(/ +$/, (spaces) => spaces.replaceAll(" ", "\\u0020"))
    .replace(/^ /, "\\ ");
}

function escapedName(name: string): string {
  return escaped(name).replace(/[ =:]|^[#!]/g, "\\$&");
}
