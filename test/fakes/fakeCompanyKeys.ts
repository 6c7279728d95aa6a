import type { Instant, KeyId } from "../../shared/apiKey.ts";
import type { CompanyId, CompanyKeyRow, KnownCompany } from "../../shared/companyKey.ts";

const dayMs = 24 * 3_600_000;

export const ownCompanyId = "00000000-0000-4000-8000-0000000000a1" as CompanyId;

/** A company that a superadmin has named. */
export const lodgeCompany: KnownCompany = {
  companyId: "00000000-0000-4000-8000-0000000000b2" as CompanyId,
  name: "Sälen Lodge",
};

/** A sound key, but for what is said otherwise. */
export function fakeCompanyRow(
  ending: string,
  nowMs: number,
  change: Partial<CompanyKeyRow> = {},
): CompanyKeyRow {
  return {
    keyId: `company-key-${ending}` as KeyId,
    maskedKey: `••••••••••••${ending}`,
    companyId: ownCompanyId,
    isActive: true,
    created: instant(nowMs - 60 * dayMs),
    expiry: null,
    contactEmail: "anna@fjallgarden.example",
    notes: `Channel ${ending}`,
    allowedIpAddresses: "192.0.2.10",
    ...change,
  };
}

/** Six keys: two sound ones, and four with something that an administrator should know. */
export function fakeCompanyRows(nowMs: number): readonly CompanyKeyRow[] {
  return [
    fakeCompanyRow("1f9c", nowMs, { notes: "Website" }),
    fakeCompanyRow("c07e", nowMs, { notes: "Åre kiosk", expiry: instant(nowMs + 4.5 * dayMs) }),
    fakeCompanyRow("88a1", nowMs, { notes: "Old till", expiry: instant(nowMs - 3 * dayMs) }),
    fakeCompanyRow("e55b", nowMs, { notes: "Partner", allowedIpAddresses: "" }),
    fakeCompanyRow("40d2", nowMs, { notes: "Zebra app", isActive: false }),
    fakeCompanyRow("b3d6", nowMs, {
      notes: "Archive",
      contactEmail: "",
      created: instant(nowMs - 800 * dayMs),
    }),
  ];
}

/** Many sound keys that differ in their ending and notes. */
export function manyCompanyRows(count: number, nowMs: number): readonly CompanyKeyRow[] {
  return Array.from({ length: count }, (_, index) => {
    const ending = index.toString(16).padStart(4, "0");
    return fakeCompanyRow(ending, nowMs, { notes: `Terminal ${index}` });
  });
}

function instant(timeMs: number): Instant {
  return new Date(timeMs).toISOString() as Instant;
}
