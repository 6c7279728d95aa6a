import type { CompanyKeyRow } from "../companyKey.ts";

/** Whether the key's expiry has come, at that very millisecond too. */
export function hasExpired({ expiry }: Pick<CompanyKeyRow, "expiry">, nowMs: number): boolean {
  return expiry !== null && Date.parse(expiry) <= nowMs;
}
