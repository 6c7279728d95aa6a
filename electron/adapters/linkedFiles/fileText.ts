import { Secret } from "../../core/secret.ts";

/** 5 MB. */
export const largestFileBytes = 5_000_000;

/** A byte order mark stays, as the first character: nothing of a file may be lost. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of a file's bytes; null for what is not UTF-8, or has the zeros of another encoding. */
export function fileTextOf(bytes: Uint8Array): Secret | null {
  if (bytes.includes(0)) return null;
  try {
    return new Secret(decoder.decode(bytes));
  } catch {
    return null;
  }
}

/**
 * SECURITY: where a file's text becomes bytes, for the file it belongs to and for its backups.
 *
 * @returns null for a text that would not be the same when it is read again.
 */
export function fileBytesOf(text: Secret): Uint8Array | null {
  const bytes = encoder.encode(text.exposeText());
  const read = fileTextOf(bytes);
  return read !== null && isSameText(read, text) ? bytes : null;
}

export function isSameText(one: Secret, other: Secret): boolean {
  return one.exposeText() === other.exposeText();
}
