import type { KeyObject } from "node:crypto";
import type { KeyEndings } from "../../core/linkedFiles/keyEndings.ts";
import { canonicalGuidBytes } from "../../core/linkedFiles/keyTokens.ts";
import { keyFingerprint } from "../keyFingerprint.ts";

/** Tells whether bytes that are shaped like a key are one that is looked for. */
export class KeyMatcher {
  readonly #salt: KeyObject;
  readonly #fingerprints: ReadonlySet<string>;
  /** The four characters of each ending as one number; null when every token may be a key. */
  readonly #endings: ReadonlySet<number> | null;

  constructor(order: { salt: KeyObject; fingerprints: ReadonlySet<string>; endings: KeyEndings }) {
    const { salt, fingerprints, endings } = order;
    this.#salt = salt;
    this.#fingerprints = fingerprints;
    this.#endings =
      endings === null
        ? null
        : new Set([...endings].map((end) => endingOf(Buffer.from(end, "latin1"), end.length)));
  }

  /** The fingerprint of the key that it is; null for anything else. */
  match(bytes: Uint8Array, from: number, to: number, isGuid: boolean): string | null {
    if (this.#endings?.has(endingOf(bytes, to)) === false) return null;
    const asItStands = this.#known(bytes.subarray(from, to));
    if (asItStands !== null || !isGuid) return asItStands;
    return this.#known(canonicalGuidBytes(bytes, from, to));
  }

  #known(token: Uint8Array): string | null {
    const fingerprint = keyFingerprint(this.#salt, token);
    return this.#fingerprints.has(fingerprint) ? fingerprint : null;
  }
}

/** Whatever the casing: a GUID may be in another one than its key. */
function endingOf(bytes: Uint8Array, end: number): number {
  let ending = 0;
  for (let at = end - 4; at < end; at += 1) ending = (ending << 8) | ((bytes[at] ?? 0) | 0x20);
  return ending;
}
