import type { CompanyKeyRow } from "../companyKey.ts";
import { daysUntilExpiry } from "./daysUntilExpiry.ts";
import { hasExpired } from "./hasExpired.ts";

export type KeyStatus =
  | { readonly state: "active" }
  /** Whole days of 24 hours until then: 0 within 24 hours, 30 at most. */
  | { readonly state: "expires-soon"; readonly days: number }
  | { readonly state: "expired" }
  | { readonly state: "cancelled" };

/**
 * What a key is now. The platform has one word, active or not, for both ways to end: a key that is
 * not active although its expiry is not reached was cancelled. Past its expiry it is expired,
 * whatever the platform calls it; that it may be active all the same is a finding.
 */
export function keyStatus(
  row: Pick<CompanyKeyRow, "isActive" | "expiry">,
  nowMs: number,
): KeyStatus {
  if (hasExpired(row, nowMs)) return { state: "expired" };
  if (!row.isActive) return { state: "cancelled" };
  const days = daysUntilExpiry(row, nowMs);
  return days === null ? { state: "active" } : { state: "expires-soon", days };
}
