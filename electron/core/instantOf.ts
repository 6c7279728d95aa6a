import type { Instant } from "../../shared/apiKey.ts";

/** Milliseconds since the epoch as ISO 8601 in UTC. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}
