import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { CompanyId, CompanyKeyRow } from "../../../shared/companyKey.ts";
import { assessCompanyKeys } from "../../../shared/keyHealth/assessCompanyKeys.ts";
import { findingKindsByGravity } from "../../../shared/keyHealth/keyFinding.ts";
import { keyStatus } from "../../../shared/keyHealth/keyStatus.ts";
import { fakeCompanyRow } from "../../fakes/fakeCompanyKeys.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

function kindsOf(change: Partial<CompanyKeyRow>): readonly string[] {
  const row = fakeCompanyRow("1f9c", nowMs, change);
  const found = assessCompanyKeys([row], nowMs).get(row.keyId) ?? [];
  return found.map(({ kind }) => kind);
}

describe("the findings of company keys", () => {
  it("are none for a sound key, which is then absent", () => {
    expect(assessCompanyKeys([fakeCompanyRow("1f9c", nowMs)], nowMs).size).toBe(0);
  });

  it.each<readonly [string, Partial<CompanyKeyRow>]>([
    ["expired-but-active", { expiry: fromNow(-1) }],
    ["no-ip-restriction", { allowedIpAddresses: "" }],
    ["wide-ip-range", { allowedIpAddresses: "10.0.0.0/8" }],
    ["unreadable-ip-entry", { allowedIpAddresses: "kontoret" }],
    ["expires-soon", { expiry: fromNow(5 * dayMs) }],
    ["no-contact", { contactEmail: "" }],
    ["older-than-a-year", { created: fromNow(-400 * dayMs) }],
  ])("tell of %s", (kind, change) => {
    expect(kindsOf(change)).toEqual([kind]);
  });

  it("tell of duplicates on each of them", () => {
    const rows = ["1f9c", "c07e", "88a1"].map((ending) =>
      fakeCompanyRow(ending, nowMs, { notes: ending === "88a1" ? "Lagret" : "Kassan" }),
    );
    expect([...assessCompanyKeys(rows, nowMs)]).toEqual([
      [rows[0]?.keyId, [{ kind: "duplicate" }]],
      [rows[1]?.keyId, [{ kind: "duplicate" }]],
    ]);
  });

  it("are in the order of their gravity", () => {
    const everything: Partial<CompanyKeyRow> = {
      created: fromNow(-400 * dayMs),
      contactEmail: "",
      allowedIpAddresses: "kontoret, 10.0.0.0/8",
    };
    expect(kindsOf({ ...everything, expiry: fromNow(-1) })).toEqual([
      "expired-but-active",
      "wide-ip-range",
      "unreadable-ip-entry",
      "no-contact",
      "older-than-a-year",
    ]);
    expect(kindsOf({ ...everything, expiry: fromNow(1) })).toEqual([
      "wide-ip-range",
      "unreadable-ip-entry",
      "expires-soon",
      "no-contact",
      "older-than-a-year",
    ]);
  });

  it("are none for a key that is not active, whatever is wrong with it", () => {
    const wrong: Partial<CompanyKeyRow> = {
      isActive: false,
      created: fromNow(-400 * dayMs),
      contactEmail: "",
      allowedIpAddresses: "",
    };
    expect(kindsOf(wrong)).toEqual([]);
    expect(kindsOf({ ...wrong, expiry: fromNow(-1) })).toEqual([]);
    expect(kindsOf({ ...wrong, expiry: fromNow(dayMs) })).toEqual([]);
  });

  it("never fail and keep their order, whatever the rows hold", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    const instant = fc.option(
      fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString() as Instant),
        text.map((any) => any as Instant),
      ),
    );
    const row: fc.Arbitrary<CompanyKeyRow> = fc.record({
      keyId: text.map((id) => id as KeyId),
      maskedKey: text,
      companyId: fc.option(text.map((id) => id as CompanyId)),
      isActive: fc.boolean(),
      created: instant,
      expiry: instant,
      contactEmail: text,
      notes: fc.oneof(text, fc.constantFrom("same", " SAME ")),
      allowedIpAddresses: fc.oneof(text, fc.constantFrom("0.0.0.0/0", "192.0.2.1", "::/0,x")),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        for (const found of assessCompanyKeys(rows, nowMs).values()) {
          const places = found.map(({ kind }) => findingKindsByGravity.indexOf(kind));
          expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
          expect(places.length).toBeGreaterThan(0);
        }
        for (const one of rows) expect(keyStatus(one, nowMs).state).toBeDefined();
      }),
    );
  });

  it("are there for 100 000 rows well before a person would wait", () => {
    const rows = Array.from({ length: 100_000 }, (_nothing, index) =>
      fakeCompanyRow(`${index}`, nowMs, {
        notes: `Kassa ${index}`,
        allowedIpAddresses: index % 11 === 0 ? "" : `192.0.2.${index % 256}`,
        expiry: fromNow((index % 700) * dayMs),
      }),
    );
    const startedAtMs = performance.now();
    expect(assessCompanyKeys(rows, nowMs).size).toBeGreaterThan(9_000);
    // Ten times what it takes on a slow computer with nothing else to do.
    expect(performance.now() - startedAtMs).toBeLessThan(2_000);
  });
});
