import type { Instant } from "../apiKey.ts";
import { dayMs } from "./dayMs.ts";
import type { KeyFinding } from "./keyFinding.ts";

/** Not counted by the calendar: in a leap year the finding comes a day early, which hurts nobody. */
const yearMs = 365 * dayMs;

/** Nothing is said of a key whose date of creation the platform does not tell. */
export function findOlderThanAYear(
  { created }: { readonly created: Instant | null },
  nowMs: number,
): KeyFinding | null {
  if (created === null) return null;
  return nowMs - Date.parse(created) > yearMs ? { kind: "older-than-a-year" } : null;
}
