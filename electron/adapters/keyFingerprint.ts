import { createHmac, type KeyObject } from "node:crypto";

const fingerprintDigits = 16;
const guid = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/**
 * HMAC-SHA-256 of a key under the salt of the activity log: its first 64 bits as hex digits. The
 * one place where it is made, so that a key has the same one wherever it is seen; a GUID as well,
 * which programs write in either case, with dashes or without.
 *
 * @param key its text, or the bytes of one that is written as the platforms write it.
 */
export function keyFingerprint(salt: KeyObject, key: string | Uint8Array): string {
  const text = typeof key === "string" ? canonical(key) : key;
  return createHmac("sha256", salt).update(text).digest("hex").slice(0, fingerprintDigits);
}

function canonical(key: string): string {
  const parts = guid.exec(key);
  return parts === null ? key : parts.slice(1).join("-").toLowerCase();
}
