import { readSync } from "node:fs";

type Encoding = "one-byte" | "utf-16-le" | "utf-16-be";

/** Where a byte stands for a character beyond ASCII; in no key. */
const foreign = 0x80;

/**
 * Reads an open file from its start, a piece at a time, and no further than it was long when it was
 * opened. ASCII comes as it is; UTF-16 with a byte order mark, which PowerShell writes, comes as
 * one byte a character.
 */
export class TextReader {
  readonly #file: number;
  readonly #sizeBytes: number;
  #position = 0;
  #encoding: Encoding | null = null;

  constructor({ file, sizeBytes }: { file: number; sizeBytes: number }) {
    this.#file = file;
    this.#sizeBytes = sizeBytes;
  }

  /** Bytes of the file that were read. */
  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#sizeBytes;
  }

  /** Fills `buffer` from `start` on, as far as there is text. @returns where the text ends. */
  read(buffer: Uint8Array, start: number): number {
    const room = buffer.length - start;
    // An even number, so that no character of two bytes is cut in two.
    const wanted = Math.min(room - (room % 2), this.#sizeBytes - this.#position);
    let end = start;
    while (end < start + wanted) {
      const count = readSync(this.#file, buffer, end, start + wanted - end, this.#position);
      if (count === 0) {
        // It has become shorter meanwhile.
        this.#position = this.#sizeBytes;
        break;
      }
      this.#position += count;
      end += count;
    }
    this.#encoding ??= encodingOf(buffer, start, end);
    return this.#encoding === "one-byte" ? end : narrow(buffer, start, end, this.#encoding);
  }
}

function encodingOf(buffer: Uint8Array, start: number, end: number): Encoding {
  if (end - start < 2) return "one-byte";
  const mark = ((buffer[start] ?? 0) << 8) | (buffer[start + 1] ?? 0);
  if (mark === 0xfffe) return "utf-16-le";
  return mark === 0xfeff ? "utf-16-be" : "one-byte";
}

function narrow(buffer: Uint8Array, start: number, end: number, encoding: Encoding): number {
  const low = encoding === "utf-16-le" ? 0 : 1;
  let to = start;
  for (let at = start; at + 1 < end; at += 2) {
    const byte = buffer[at + low] ?? 0;
    buffer[to] = buffer[at + 1 - low] === 0 ? byte : foreign;
    to += 1;
  }
  return to;
}
