import type { KeyId } from "../apiKey.ts";
import type { CompanyKeyRow } from "../companyKey.ts";
import { findDuplicates } from "./findDuplicates.ts";
import { findExpiredButActive } from "./findExpiredButActive.ts";
import { findExpiresSoon } from "./findExpiresSoon.ts";
import { findNoContact } from "./findNoContact.ts";
import { findNoIpRestriction } from "./findNoIpRestriction.ts";
import { findOlderThanAYear } from "./findOlderThanAYear.ts";
import { findUnreadableIpEntry } from "./findUnreadableIpEntry.ts";
import { findWideIpRange } from "./findWideIpRange.ts";
import type { KeyFinding } from "./keyFinding.ts";
import { parseAllowedIpAddresses } from "./parseAllowedIpAddresses.ts";

/** What there is to say of each key, the gravest first; a key of which there is nothing is absent. */
export type KeyFindings = ReadonlyMap<KeyId, readonly KeyFinding[]>;

/**
 * Judges the keys of one list against each other and the time. Only keys that the platform calls
 * active are judged: another one opens nothing, whatever else is wrong with it. One that is active
 * although it has expired may still open something, so that all rules count for it.
 *
 * @param nowMs milliseconds since the epoch.
 */
export function assessCompanyKeys(rows: readonly CompanyKeyRow[], nowMs: number): KeyFindings {
  const duplicates = findDuplicates(rows);
  const findAddressFindings = rememberAddressFindings();
  const findings = new Map<KeyId, readonly KeyFinding[]>();
  for (const row of rows) {
    if (!row.isActive) continue;
    const found = [
      findExpiredButActive(row, nowMs),
      ...findAddressFindings(row.allowedIpAddresses),
      findExpiresSoon(row, nowMs),
      duplicates.has(row.keyId) ? ({ kind: "duplicate" } as const) : null,
      findNoContact(row),
      findOlderThanAYear(row, nowMs),
    ].filter((finding) => finding !== null);
    if (found.length > 0) findings.set(row.keyId, found);
  }
  return findings;
}

/** Most keys of a company share few lists of addresses: each is read once. */
function rememberAddressFindings(): (text: string) => readonly KeyFinding[] {
  const known = new Map<string, readonly KeyFinding[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = findAddressFindings(text);
    known.set(text, found);
    return found;
  };
}

function findAddressFindings(text: string): readonly KeyFinding[] {
  const entries = parseAllowedIpAddresses(text);
  return [
    findNoIpRestriction(entries),
    findWideIpRange(entries),
    findUnreadableIpEntry(entries),
  ].filter((finding) => finding !== null);
}
