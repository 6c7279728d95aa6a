import { canonicalGuidBytes, cutTokens } from "./keyTokens.ts";

/** A part of a text that may be a key. */
export interface TextToken {
  /** From 1; null where it is all that there is. */
  readonly line: number | null;
  readonly text: string;
}

/** Longer than any key that a platform takes; what is longer is no key but a text with keys. */
const longestKey = 4_096;
const [lineFeed, foreign] = [0x0a, 0x80];

/** The whole text, be it shaped as it may, and all in it that is shaped like a key. */
export function tokensOfText(text: string): readonly TextToken[] {
  const whole = text.trim();
  const tokens: TextToken[] = [];
  if (whole !== "" && whole.length <= longestKey) tokens.push({ line: null, text: whole });
  const bytes = Uint8Array.from({ length: text.length }, (_, at) => oneByte(text.charCodeAt(at)));
  let line = 1;
  let counted = 0;
  const piece = { bytes, length: bytes.length, overlap: 0, isLast: true };
  cutTokens(piece, (from, to, isGuid) => {
    for (; counted < to; counted += 1) if (bytes[counted] === lineFeed) line += 1;
    const token = text.slice(from, to);
    const place = token === whole ? null : line;
    if (place !== null) tokens.push({ line, text: token });
    const canonical = isGuid ? String.fromCharCode(...canonicalGuidBytes(bytes, from, to)) : token;
    if (canonical !== token) tokens.push({ line: place, text: canonical });
  });
  return tokens;
}

function oneByte(unit: number): number {
  return unit < foreign ? unit : foreign;
}
