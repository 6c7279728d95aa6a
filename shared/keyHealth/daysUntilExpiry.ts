import type { CompanyKeyRow } from "../companyKey.ts";
import { dayMs } from "./dayMs.ts";
import { hasExpired } from "./hasExpired.ts";

/** How long before its expiry a key is worth a word: time to order, place and try another one. */
const soonDays = 30;

/**
 * Whole days of 24 hours until a key expires that is about to: 0 within 24 hours, 30 at most;
 * null for a key that has expired, or does not within 30 days.
 */
export function daysUntilExpiry(row: Pick<CompanyKeyRow, "expiry">, nowMs: number): number | null {
  if (row.expiry === null || hasExpired(row, nowMs)) return null;
  const remainingMs = Date.parse(row.expiry) - nowMs;
  return remainingMs <= soonDays * dayMs ? Math.floor(remainingMs / dayMs) : null;
}
