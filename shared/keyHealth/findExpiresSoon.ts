import type { CompanyKeyRow } from "../companyKey.ts";
import { daysUntilExpiry } from "./daysUntilExpiry.ts";
import type { KeyFinding } from "./keyFinding.ts";

/** Within 30 days, and not yet. */
export function findExpiresSoon(
  row: Pick<CompanyKeyRow, "expiry">,
  nowMs: number,
): KeyFinding | null {
  const days = daysUntilExpiry(row, nowMs);
  return days === null ? null : { kind: "expires-soon", days };
}
