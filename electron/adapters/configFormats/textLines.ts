import type { Edit } from "./parsedConfig.ts";

/** Where the line of this place begins. */
export function lineStart(text: string, at: number): number {
  if (at === 0) return 0;
  return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

/** Where the line of this place ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  return nextBreak(text, at)?.index ?? text.length;
}

/** The spaces and tabs that the line of this place begins with. */
export function indentOf(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? "";
}

/** The line break of this place's line; in the last line that of the first. */
export function lineBreakAt(text: string, at: number): string {
  return (nextBreak(text, at) ?? nextBreak(text, 0))?.[0] ?? "\n";
}

function nextBreak(text: string, at: number): RegExpExecArray | null {
  const lineBreak = /\r\n?|\n/g;
  lineBreak.lastIndex = at;
  return lineBreak.exec(text);
}

/** New lines behind the line of this place. A text without a final line break stays without. */
export function addLinesAfter(text: string, at: number, lines: readonly string[]): Edit {
  const eol = lineBreakAt(text, at);
  const end = lineEnd(text, at);
  if (end === text.length) return { start: end, end, text: eol + lines.join(eol) };
  const next = end + eol.length;
  return { start: next, end: next, text: lines.join(eol) + eol };
}

/** New lines in front of the line that begins here. */
export function addLinesBefore(text: string, start: number, lines: readonly string[]): Edit {
  const eol = lineBreakAt(text, start);
  return { start, end: start, text: lines.join(eol) + eol };
}

export function addLinesAtEnd(text: string, lines: readonly string[]): Edit {
  return text === "" || /[\r\n]$/.test(text)
    ? addLinesBefore(text, text.length, lines)
    : addLinesAfter(text, text.length, lines);
}

/** A separator as it is between a name and its value, without columns; null when it is none. */
export function plainSeparator(written: string): string | null {
  return /^[ \t]*[=:][ \t]*$/.test(written) ? written.replace(/[ \t]+/g, " ") : null;
}

/**
 * Where a value goes that is not there yet, `at` being right behind its separator: behind the
 * spaces in `NAME = `, but before them in `NAME= # comment`.
 */
export function placeOfEmpty(text: string, at: number): number {
  let place = at;
  while (text[place] === " " || text[place] === "\t") place++;
  return text[place] === "#" || text[place] === ";" ? at : place;
}

/** A comment that begins right behind an empty value would otherwise become part of it. */
export function gapBeforeComment(text: string, { start, end }: { start: number; end: number }) {
  return start === end && (text[end] === "#" || text[end] === ";") ? " " : "";
}

/** The number, from 1, of the line of each place; the places have to come in ascending order. */
export function lineCounter(text: string): (at: number) => number {
  const breaks = text.matchAll(/\r\n?|\n/g);
  let line = 1;
  let next = breaks.next();
  return (at) => {
    while (next.done !== true && next.value.index < at) {
      line++;
      next = breaks.next();
    }
    return line;
  };
}

/** Of the comment lines that stand right above this place's line, or of the line itself. */
export function startOfCommentsAbove(text: string, at: number): number {
  let start = lineStart(text, at);
  while (start > 0) {
    const above = lineStart(text, start - (text.endsWith("\r\n", start) ? 2 : 1));
    if (!/^[ \t]*[;#]/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
