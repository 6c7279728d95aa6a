import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import type { Fingerprint } from "../core/ports.ts";

/** 22 characters of 6 bits: 128 of the digest's 256 bits, and a bit more than chance can match. */
const fingerprintLength = 22;

/**
 * SECURITY: the key is random and of this run alone, so that a fingerprint that gets out can't be
 * tried against guessed secrets, and tells nothing once the app has ended.
 */
export function createFingerprint(): Fingerprint {
  const key = createSecretKey(randomBytes(32));
  return (secret) =>
    createHmac("sha256", key)
      .update(secret.exposeText())
      .digest("base64url")
      .slice(0, fingerprintLength);
}
