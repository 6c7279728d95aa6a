import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether two secrets are the same text.
 *
 * SECURITY: digests of equal length are compared in constant time, so that the time of a refusal
 * tells neither how long the secret is nor how much of a guess was right.
 */
export function secretsEqual(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
