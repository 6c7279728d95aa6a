import type { Instant } from "../../../shared/apiKey.ts";

export const nowMs = Date.parse("2026-03-12T14:00:00.000Z");
export const dayMs = 86_400_000;

/** The instant so many milliseconds from now; before now when negative. */
export function fromNow(ms: number): Instant {
  return new Date(nowMs + ms).toISOString() as Instant;
}
