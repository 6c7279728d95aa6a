import { iniValueIn } from "./iniValue.ts";
import { quoteSpans, type Scalar, type Span, textOrEmpty } from "./parsedConfig.ts";
import { placeOfEmpty, plainSeparator } from "./textLines.ts";

export interface IniText {
  readonly entries: readonly IniEntry[];
  /** The first is what stands before all sections; a section may come more than once. */
  readonly blocks: readonly IniBlock[];
  readonly spans: readonly Span[];
}

interface IniEntry extends Scalar {
  readonly separator: string | null;
}

export interface IniBlock {
  readonly section: string | null;
  /** Of its header's line. */
  readonly start: number;
  /** In its last line with an entry, or in its header; null when there is neither. */
  last: number | null;
  /** Of its last entry. */
  indent: string;
}

interface Line {
  /** Without the spaces around it. */
  readonly start: number;
  readonly body: string;
  readonly indent: string;
}

interface OpenEntry {
  readonly at: number;
  readonly indent: string;
  /** It began with a quote that has no end yet. */
  readonly isQuoted: boolean;
}

/** What is being read: the block, and the entry that a deeper line would go on with. */
interface Reading {
  readonly text: string;
  readonly entries: IniEntry[];
  readonly blocks: IniBlock[];
  readonly spans: Span[];
  block: IniBlock;
  open: OpenEntry | null;
}

/**
 * Sections, names, values; `;` and `#` begin a comment at the start of a line or behind a space.
 * A line that stands deeper than the entry above it is read as part of its value by some readers
 * and as an entry by others: neither is offered. So it is with quotes that end in a later line.
 */
export function readIni(text: string): IniText {
  const block: IniBlock = { section: null, start: 0, last: null, indent: "" };
  const reading: Reading = { text, entries: [], blocks: [block], spans: [], block, open: null };
  for (const found of text.matchAll(/[^\r\n]+/g)) {
    const body = found[0].trim();
    if (body === "") continue;
    const depth = found[0].indexOf(body);
    readLine(reading, { start: found.index + depth, body, indent: found[0].slice(0, depth) });
  }
  return reading;
}

function readLine(reading: Reading, line: Line): void {
  const { start, body } = line;
  const { open } = reading;
  if (open?.isQuoted && !isHeader(body)) {
    goOn(reading, line, open.at);
    reading.open = { ...open, isQuoted: !body.includes('"') };
    return;
  }
  if (body.startsWith(";") || body.startsWith("#")) {
    reading.spans.push({ start, end: start + body.length, is: "comment" });
    return;
  }
  const header = headerPattern.exec(body);
  if (header !== null) readHeader(reading, line, header);
  else if (open !== null && line.indent.length > open.indent.length) {
    goOn(reading, line, open.at);
  } else readEntry(reading, line);
}

const headerPattern = /^\[([^\]]*)\](\s*)([;#].*)?$/;

function isHeader(body: string): boolean {
  return headerPattern.test(body);
}

function readHeader(
  reading: Reading,
  { start, body }: Line,
  [, section = "", , comment = ""]: RegExpExecArray,
): void {
  const end = start + body.length;
  reading.block = { section: section.trim(), start, last: start, indent: "" };
  reading.blocks.push(reading.block);
  reading.open = null;
  reading.spans.push({ start, end: end - comment.length, is: "structure" });
  if (comment !== "") reading.spans.push({ start: end - comment.length, end, is: "comment" });
}

function goOn({ entries, block }: Reading, { start, body }: Line, at: number): void {
  block.last = start;
  const entry = entries[at];
  if (entry === undefined) return;
  entries[at] = { ...entry, kind: "other", value: "", end: start + body.length };
}

function readEntry(reading: Reading, line: Line): void {
  const { block, entries, spans } = reading;
  block.last = line.start;
  block.indent = line.indent;
  const equals = line.body.indexOf("=");
  const isQuoted = equals > 0 && /^\s*"[^"]*$/.test(line.body.slice(equals + 1));
  reading.open = { at: entries.length, indent: line.indent, isQuoted };
  if (equals < 1) {
    entries.push(withoutEquals(line, block));
    return;
  }
  const name = line.body.slice(0, equals).trimEnd();
  const { entry, comment } = withEquals(reading.text, { line, equals, name }, block);
  entries.push(entry);
  const end = line.start + line.body.length;
  spans.push({ start: line.start, end: line.start + equals + 1, is: "structure" });
  spans.push(...quoteSpans(reading.text, entry));
  if (comment !== null) spans.push({ start: comment, end, is: "comment" });
}

/** A switch, `name: value`, or what is left of a broken value. */
function withoutEquals({ start, body }: Line, { section }: IniBlock): IniEntry {
  const name = body.split(":", 1)[0]?.trim() ?? "";
  return {
    entry: section === null ? [name] : [section, name],
    kind: "other",
    value: "",
    start,
    end: start + body.length,
    separator: null,
  };
}

function withEquals(
  text: string,
  { line, equals, name }: { line: Line; equals: number; name: string },
  { section }: IniBlock,
): { entry: IniEntry; comment: number | null } {
  const valueAt = line.start + equals + 1;
  const found = iniValueIn(line.body.slice(equals + 1));
  const isEmpty = found.end === found.start;
  const start = isEmpty ? placeOfEmpty(text, valueAt) : valueAt + found.start;
  const separatorAt = line.start + name.length;
  // `name[]` is an element of a list: there can be many of them.
  const isElement = name.endsWith("[]");
  const entry: IniEntry = {
    entry: section === null ? [name] : [section, name],
    kind: isElement ? "other" : textOrEmpty(found.value),
    value: isElement ? "" : found.value,
    start,
    end: isEmpty ? start : valueAt + found.end,
    separator: isEmpty ? null : plainSeparator(text.slice(separatorAt, start)),
  };
  return { entry, comment: found.comment === null ? null : valueAt + found.comment };
}
