import type { DiffLine } from "../../../shared/linkedFile.ts";
import { maskKey } from "../../core/maskKey.ts";
import { type ParsedConfig, pathKey, quoteSpans, type Scalar, type Span } from "./parsedConfig.ts";

interface ParsedText {
  readonly text: string;
  /** null when it could not be parsed: then nothing of it is shown. */
  readonly parsed: ParsedConfig | null;
}

interface Shown {
  readonly start: number;
  readonly end: number;
  readonly as: string;
}

const dots = "••••••••";
const contextLines = 2;
const mostChanged = 20;

/**
 * The lines that differ, with two around them.
 *
 * SECURITY: what is shown are the names and marks that the format's parser vouches for; all the
 * rest, whatever it is, becomes dots. Of the new value the last four characters, as in every table.
 */
export function maskedDiff(before: ParsedText, after: ParsedText): readonly DiffLine[] {
  const [old, now] = [linesOf(before.text), linesOf(after.text)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const [oldEnd, nowEnd] = [old.length - tail, now.length - tail];
  if (head === oldEnd && head === nowEnd) return [];
  const oldLines = linesOf(maskedText(before, null));
  const nowLines = linesOf(maskedText(after, changedValue(before, after)));
  const isSure = before.parsed !== null && after.parsed !== null;
  const context = isSure ? contextLines : 0;
  return [
    ...pick(oldLines, "same", [0, head]).slice(context === 0 ? head : -context),
    ...shorten(pick(oldLines, "removed", [head, oldEnd])),
    ...shorten(pick(nowLines, "added", [head, nowEnd])),
    ...pick(oldLines, "same", [oldEnd, old.length]).slice(0, context),
  ];
}

/** Of lines that are nothing but masked, one after the other, the first one alone. */
function pick(
  lines: readonly string[],
  kind: "same" | "removed" | "added",
  [from, to]: readonly [number, number],
): DiffLine[] {
  const isMasked = (at: number) => lines[at]?.trim() === dots;
  return lines.slice(from, to).flatMap((text, index) => {
    const at = from + index;
    return index > 0 && isMasked(at) && isMasked(at - 1) ? [] : [{ kind, line: at + 1, text }];
  });
}

function shorten(lines: readonly DiffLine[]): readonly DiffLine[] {
  if (lines.length <= mostChanged) return lines;
  return [...lines.slice(0, mostChanged - 1), { kind: "gap", line: 0, text: "" }];
}

/** The text with as many lines as it has, and no value in them. */
function maskedText({ text, parsed }: ParsedText, changed: Shown | null): string {
  const spans = (parsed?.spans() ?? []).map((span) => shownOf(text, span));
  const all = changed === null ? spans : [...spans, changed].sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const { start, end, as } of all) {
    if (start < at) continue;
    out += masked(text.slice(at, start)) + as;
    at = end;
  }
  return out + masked(text.slice(at));
}

function masked(hidden: string): string {
  return hidden.replace(/\S[^\r\n]*/g, dots);
}

function shownOf(text: string, { start, end, is }: Span): Shown {
  const written = text.slice(start, end);
  return { start, end, as: is === "structure" ? written : maskedComment(written) };
}

/** The marks at its beginning, and an ellipsis a line for what it says. */
function maskedComment(comment: string): string {
  const mark = /^(?:#+|;+|!|\/\/+|\/\*)/.exec(comment)?.[0] ?? "";
  return mark + comment.slice(mark.length).replace(/\S[^\r\n]*/g, "…");
}

/** The one value that is new, in one line. */
function changedValue(before: ParsedText, after: ParsedText): Shown | null {
  const old = new Map(
    before.parsed?.scalars.map(({ entry, value }) => [pathKey(entry), value]) ?? [],
  );
  const isNew = ({ entry, kind, value }: Scalar) =>
    kind === "text" && old.get(pathKey(entry)) !== value;
  const changed = after.parsed?.scalars.filter(isNew) ?? [];
  const [only] = changed;
  if (only === undefined || changed.length > 1) return null;
  if (/[\r\n]/.test(after.text.slice(only.start, only.end))) return null;
  const inset = quoteSpans(after.text, only).length === 0 ? 0 : 1;
  const place = { start: only.start + inset, end: only.end - inset };
  return { ...place, as: maskKey(only.value) };
}

/** Without the empty one behind a final line break. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
