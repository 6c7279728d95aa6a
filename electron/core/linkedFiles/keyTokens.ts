/** Letters and digits without a break; no word of a person is that long, and no key shorter. */
const shortestToken = 24;
const longestToken = 128;

/**
 * How much of the end of a piece has to stand again at the start of the next one, so that nothing
 * that is cut in two there is missed: the longest token, the escape before it, and what is before
 * that, are shorter.
 */
export const overlapBytes = 256;

/** A part of a longer text, one byte a character for ASCII. */
export interface TextPiece {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** How many bytes at its start the piece before it ended with: `overlapBytes`, or all it had. */
  readonly overlap: number;
  readonly isLast: boolean;
}

/** Something shaped like a key: the bytes `from` up to `to`; a GUID with or without dashes. */
export type OnToken = (from: number, to: number, isGuid: boolean) => void;

const dash = 0x2d;
const guidParts = [8, 4, 4, 4, 12];
const guidDigits = 32;

const [isOther, isLetter, isHexDigit, isDash] = [0, 1, 2, 3];
const classes = new Uint8Array(256).fill(isOther);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") {
  const isHex = /[0-9A-Fa-f]/.test(character);
  classes[character.charCodeAt(0)] = isHex ? isHexDigit : isLetter;
}
classes[dash] = isDash;

/**
 * Finds all in a piece that may be a key: whole runs of letters and digits, and GUIDs. After a
 * backslash or a percent sign also what is left without the escape: `\nKEY`, `%3DKEY`. What the
 * piece before it had to its end is not told again.
 */
export function cutTokens(piece: TextPiece, onToken: OnToken): void {
  const { bytes, length } = piece;
  let at = 0;
  while (at + shortestToken <= length) {
    // From the far end: the first byte that is in no token leaves no room before it.
    let probe = at + shortestToken - 1;
    while (probe >= at && isInRun(bytes, probe)) probe -= 1;
    if (probe >= at) {
      at = probe + 1;
      continue;
    }
    let end = at + shortestToken;
    while (end < length && isInRun(bytes, end)) end += 1;
    cutRun(piece, at, end, onToken);
    at = end + 1;
  }
}

function isInRun(bytes: Uint8Array, at: number): boolean {
  return classes[bytes[at] ?? 0] !== isOther;
}

/** A run of letters, digits and dashes: a GUID with dashes is of several of its parts. */
function cutRun(piece: TextPiece, start: number, end: number, onToken: OnToken): void {
  const { bytes } = piece;
  let from = start;
  let guidFrom = start;
  let guidPartsSeen = 0;
  for (let at = start; at <= end; at += 1) {
    if (at < end && bytes[at] !== dash) continue;
    if (at - from >= shortestToken && isNew(piece, at)) cutPart(bytes, from, at, onToken);
    if (guidPartsSeen > 0 && isHex(bytes, from, at, guidParts[guidPartsSeen])) {
      guidPartsSeen += 1;
    } else {
      const first = firstGuidPart(bytes, from, at);
      guidPartsSeen = first === null ? 0 : 1;
      guidFrom = first ?? at;
    }
    if (guidPartsSeen === guidParts.length) {
      if (isNew(piece, at)) onToken(guidFrom, at, true);
      guidPartsSeen = 0;
    }
    from = at + 1;
  }
}

/** It is known to end here, and that was not known in the piece before. */
function isNew({ length, overlap, isLast }: TextPiece, end: number): boolean {
  return end >= overlap && (end < length || isLast);
}

function cutPart(bytes: Uint8Array, start: number, end: number, onToken: OnToken): void {
  for (const escapeLength of escapesBefore(bytes, start)) {
    const from = start + escapeLength;
    const length = end - from;
    if (length < shortestToken || length > longestToken) continue;
    onToken(from, end, isHex(bytes, from, end, guidDigits));
  }
}

function firstGuidPart(bytes: Uint8Array, start: number, end: number): number | null {
  if (end - start < 8) return null;
  const escapes = escapesBefore(bytes, start);
  const fitting = escapes.find((length) => isHex(bytes, start + length, end, guidParts[0]));
  return fitting === undefined ? null : start + fitting;
}

function isHex(bytes: Uint8Array, from: number, to: number, digits: number | undefined): boolean {
  if (to - from !== digits) return false;
  for (let at = from; at < to; at += 1) {
    if (classes[bytes[at] ?? 0] !== isHexDigit) return false;
  }
  return true;
}

const [backslash, percent] = [0x5c, 0x25];
const noEscape = [0];
/** How many characters after the backslash belong to it. */
const lengthsOfEscapes: ReadonlyMap<string, readonly number[]> = new Map([
  ["u", [5]],
  ["U", [9]],
  ["x", [3]],
  // A NUL, or three octal digits.
  ["0", [1, 3]],
]);

/** How many characters at the start of a run may be of an escape; 0, none, is always among them. */
function escapesBefore(bytes: Uint8Array, start: number): readonly number[] {
  const before = start === 0 ? 0 : bytes[start - 1];
  if (before === percent) {
    const isEscapedTwice = bytes[start] === 0x32 && bytes[start + 1] === 0x35;
    return isEscapedTwice ? [0, 2, 4] : [0, 2];
  }
  if (before !== backslash) return noEscape;
  const first = String.fromCharCode(bytes[start] ?? 0);
  return [0, ...(lengthsOfEscapes.get(first) ?? [1])];
}

/** A GUID token in lower case and with dashes, as its platform writes it. */
export function canonicalGuidBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const canonical = new Uint8Array(guidDigits + guidParts.length - 1);
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === dash) continue;
    if (length === 8 || length === 13 || length === 18 || length === 23) {
      canonical[length] = dash;
      length += 1;
    }
    // Digits have this bit already.
    canonical[length] = byte | 0x20;
    length += 1;
  }
  return canonical;
}
