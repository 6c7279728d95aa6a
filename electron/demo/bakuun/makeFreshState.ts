import type { BakuunState, KeyRecord } from "./bakuunState.ts";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export interface FreshStateDependencies {
  readonly now: () => number;
  readonly makeVersion: () => string;
}

/** The state of a first start: a hotel in business, its dates counted back from now. */
export function makeFreshState({ now, makeVersion }: FreshStateDependencies): BakuunState {
  const startedAt = now();
  const ago = (ms: number): string => new Date(startedAt - ms).toISOString();
  const made = (createdMs: number, usedMs: number | null): KeyRecord => ({
    version: makeVersion(),
    created: ago(createdMs),
    lastUsed: usedMs === null ? null : ago(usedMs),
  });
  return {
    format: 1,
    keys: {
      "live-mapping-read": made(412 * dayMs, 26 * hourMs),
      "live-mapping-post": made(371 * dayMs, null),
      "live-ari-read": made(231 * dayMs, 47 * minuteMs),
      "live-ari-post": made(96 * dayMs, 40 * secondMs),
      "live-booking-read": made(163 * dayMs, 12 * minuteMs),
      "live-booking-post": made(38 * dayMs, 2 * secondMs),
      "sandbox-mapping-read": made(455 * dayMs, 9 * dayMs),
      "sandbox-mapping-post": made(455 * dayMs, 10 * dayMs),
      "sandbox-ari-read": made(301 * dayMs, 3 * dayMs),
      "sandbox-ari-post": made(122 * dayMs, 5 * hourMs),
      "sandbox-booking-read": made(301 * dayMs, 6 * dayMs),
      "sandbox-booking-post": made(187 * dayMs, 33 * hourMs),
      "sandbox-search-read": made(64 * dayMs, 2 * hourMs),
      "sandbox-search-post": made(64 * dayMs, null),
    },
    refreshes: [],
  };
}
