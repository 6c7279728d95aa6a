import { createHmac } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const secretLength = 48;

/** Bytes from here on are dropped: 62 does not divide 256, and a remainder would favour some. */
const firstUnfairByte = 256 - (256 % alphabet.length);

/**
 * Makes the secret for a purpose: 48 characters of `[A-Za-z0-9]`, always the same ones for the
 * same root secret and purpose. So no key or token is ever stored; what is stored is the purpose.
 *
 * @param purpose what the secret is for, `["bakuun-key", "live", "live-ari-post", version]`.
 */
export function deriveSecret(rootSecret: string, purpose: readonly string[]): string {
  let secret = "";
  for (let block = 0; secret.length < secretLength; block += 1) {
    // JSON, so that two purposes can't run together into the same text.
    const bytes = createHmac("sha256", rootSecret).update(JSON.stringify([...purpose, block]));
    for (const byte of bytes.digest()) {
      if (byte < firstUnfairByte) secret += alphabet.charAt(byte % alphabet.length);
    }
  }
  return secret.slice(0, secretLength);
}
