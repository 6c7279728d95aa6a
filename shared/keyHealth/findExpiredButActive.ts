import type { CompanyKeyRow } from "../companyKey.ts";
import { hasExpired } from "./hasExpired.ts";
import type { KeyFinding } from "./keyFinding.ts";

export function findExpiredButActive(
  row: Pick<CompanyKeyRow, "isActive" | "expiry">,
  nowMs: number,
): KeyFinding | null {
  return row.isActive && hasExpired(row, nowMs) ? { kind: "expired-but-active" } : null;
}
