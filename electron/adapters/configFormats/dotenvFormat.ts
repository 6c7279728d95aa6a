import type { EntryPath, FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { dotenvStyleOf, waysToWriteDotenv } from "./dotenvValue.ts";
import {
  type Edit,
  lastOfEach,
  type ParsedConfig,
  quoteSpans,
  type Scalar,
  type Span,
  textOrEmpty,
} from "./parsedConfig.ts";
import {
  addLinesAtEnd,
  gapBeforeComment,
  lineBreakAt,
  placeOfEmpty,
  plainSeparator,
} from "./textLines.ts";

/**
 * The pattern of the package `dotenv` for one entry, on a text with any line break: export, name,
 * separator, value, comment. Theirs begins with `^\s*`, which takes quadratic time on blank lines;
 * here the spaces before an entry are stepped over once.
 */
const pair =
  /(export\s+)?([\w.-]+)(\s*=\s*?|:(?:\r\n|\s)+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(#.*)?$/my;
const spaces = /\s*/y;
const lineBreak = /[\n\r\u2028\u2029]/g;

interface DotenvEntry extends Scalar {
  readonly isExported: boolean;
  readonly separator: string | null;
}

interface DotenvText {
  readonly entries: readonly DotenvEntry[];
  readonly spans: readonly Span[];
}

/** Reads what `dotenv` reads: quotes of three kinds, `export`, values over several lines. */
export function parseDotenv(text: string): ParsedConfig {
  const { entries, spans } = readDotenv(text);
  return {
    scalars: lastOfEach(entries),
    spans: () => spans,
    *replace(scalar, value) {
      const style = dotenvStyleOf(text.slice(scalar.start, scalar.end), styleNear(text, entries));
      const gap = gapBeforeComment(text, scalar);
      for (const written of waysToWriteDotenv(value, style, lineBreakAt(text, scalar.end))) {
        yield [{ start: scalar.start, end: scalar.end, text: written + gap }];
      }
    },
    add: (entry, value) => addDotenv(text, entries, entry, value),
  };
}

function readDotenv(text: string): DotenvText {
  const entries: DotenvEntry[] = [];
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const start = endOf(spaces, text, at);
    pair.lastIndex = start;
    const match = pair.exec(text);
    if (match === null) {
      const end = lineStop(text, start);
      if (text[start] === "#") spans.push({ start, end, is: "comment" });
      at = end + 1;
      continue;
    }
    const entry = entryOf(text, start, match);
    entries.push(entry);
    spans.push(...spansOf(text, { entry, match, start }));
    const end = start + match[0].length;
    at = /[\n\r\u2028\u2029]/.test(text[end - 1] ?? "") ? end : lineStop(text, end) + 1;
  }
  return { entries, spans };
}

function entryOf(text: string, start: number, match: RegExpExecArray): DotenvEntry {
  const [, exported = "", name = "", separator = "", raw = ""] = match;
  const valueAt = start + exported.length + name.length + separator.length;
  const trimmed = raw.trim();
  const valueStart = trimmed === "" ? placeOfEmpty(text, valueAt) : valueAt + raw.indexOf(trimmed);
  const value = dotenvValue(trimmed);
  const separatorAt = valueAt - separator.length;
  return {
    entry: [name],
    kind: textOrEmpty(value),
    value,
    start: valueStart,
    end: valueStart + trimmed.length,
    isExported: exported !== "",
    separator: trimmed === "" ? null : plainSeparator(text.slice(separatorAt, valueStart)),
  };
}

function dotenvValue(trimmed: string): string {
  const quote = trimmed[0] ?? "";
  const isQuoted = trimmed.length > 1 && /['"`]/.test(quote) && trimmed.endsWith(quote);
  const value = (isQuoted ? trimmed.slice(1, -1) : trimmed).replace(/\r\n?/g, "\n");
  return quote === '"' ? value.replaceAll("\\n", "\n").replaceAll("\\r", "\r") : value;
}

function spansOf(
  text: string,
  { entry, match, start }: { entry: DotenvEntry; match: RegExpExecArray; start: number },
): readonly Span[] {
  const [whole, exported = "", name = "", separator = "", , comment = ""] = match;
  const named = exported.length + name.length + separator.length;
  const end = start + whole.length;
  return [
    { start, end: start + named, is: "structure" },
    ...quoteSpans(text, entry),
    ...(comment === "" ? [] : [{ start: end - comment.length, end, is: "comment" as const }]),
  ];
}

function addDotenv(
  text: string,
  entries: readonly DotenvEntry[],
  entry: EntryPath,
  value: string,
): Result<Iterable<readonly Edit[]>, FileProblem> {
  const [name, ...rest] = entry;
  if (rest.length > 0) return err("not-expressible");
  if (typeof name !== "string" || !/^[\w.-]+$/.test(name)) return err("not-expressible");
  const separator = entries.findLast((found) => found.separator !== null)?.separator ?? "=";
  const isExported = entries.length > 0 && entries.every((found) => found.isExported);
  const before = `${isExported ? "export " : ""}${name}${separator}`;
  const ways = waysToWriteDotenv(
    value,
    styleNear(text, entries),
    lineBreakAt(text, text.length),
  ).map((written) => [addLinesAtEnd(text, [before + written])]);
  return ok(ways);
}

/** How the last value that is there is quoted. */
function styleNear(text: string, entries: readonly DotenvEntry[]) {
  const last = entries.findLast(({ kind }) => kind === "text");
  return last === undefined ? "bare" : dotenvStyleOf(text.slice(last.start, last.end), "bare");
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return pattern.lastIndex;
}

/** Where a `.` of the pattern stops. */
function lineStop(text: string, at: number): number {
  lineBreak.lastIndex = at;
  return lineBreak.exec(text)?.index ?? text.length;
}
