import type { PassphraseVerifier } from "./lockPorts.ts";

const freeTries = 3;
const firstPauseMs = 5_000;
const longestPauseMs = 5 * 60_000;

/** How long no passphrase is tried after so many wrong ones: three free, then 5 s, 10 s … 5 min. */
export function pauseAfterMs(failures: number): number {
  if (failures <= freeTries) return 0;
  return Math.min(firstPauseMs * 2 ** (failures - freeTries - 1), longestPauseMs);
}

/**
 * From when on a passphrase is tried, at the latest one whole pause from now.
 *
 * SECURITY: a clock that was turned back makes the pause begin again, never shorter and never
 * endless.
 */
export function nextTryMs({ failures, notBeforeMs }: PassphraseVerifier, nowMs: number): number {
  return Math.min(notBeforeMs, nowMs + pauseAfterMs(failures));
}
