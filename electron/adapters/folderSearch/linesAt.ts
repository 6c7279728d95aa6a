import type { TextReader } from "./textReader.ts";

const lineFeed = 0x0a;

/**
 * In which lines, from 1, these places are; a place is how many characters stand before it, and
 * they come in their order. Reads the file once more: counting all lines of all files, most of
 * which have no key, would take longer.
 *
 * @param buffer what is read goes through it.
 */
export function linesAt(
  reader: TextReader,
  buffer: Uint8Array,
  places: readonly number[],
): readonly number[] {
  let line = 1;
  let before = 0;
  let length = 0;
  let at = 0;
  return places.map((place) => {
    for (; before + at < place; at += 1) {
      if (at === length) {
        before += length;
        at = 0;
        length = reader.isAtEnd ? 0 : reader.read(buffer, 0);
        // It has become shorter since.
        if (length === 0) return line;
      }
      if (buffer[at] === lineFeed) line += 1;
    }
    return line;
  });
}
