import { sha256 } from "./sha256.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const afterBody = "}\n";
const bodyAt = around("").length - afterBody.length;

/**
 * JSON with a digest of itself around it, so that what the disk has changed is noticed wherever it
 * is, in a word as well as in a brace. It is none against somebody who can write the file.
 */
export function checkedTextOf(value: unknown): string {
  return around(JSON.stringify(value));
}

/** The value as it was written; undefined for anything but every byte of it. */
export function readCheckedText(bytes: Uint8Array): unknown {
  try {
    const text = decoder.decode(bytes);
    const body = text.slice(bodyAt, -afterBody.length);
    return around(body) === text ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

function around(body: string): string {
  return `{"schema":1,"sha256":"${sha256(body)}","body":${body}${afterBody}`;
}
