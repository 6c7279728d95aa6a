import { describe, expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyId, CompanyKeyRow } from "../../../shared/companyKey.ts";
import { findDuplicates } from "../../../shared/keyHealth/findDuplicates.ts";
import { fakeCompanyRow } from "../../fakes/fakeCompanyKeys.ts";
import { nowMs } from "./fromNow.ts";

function row(keyId: string, change: Partial<CompanyKeyRow> = {}): CompanyKeyRow {
  const words = { notes: "Kassan", contactEmail: "it@fjallgarden.example" };
  return { ...fakeCompanyRow(keyId, nowMs, words), keyId: keyId as KeyId, ...change };
}

function duplicatesAmong(...rows: readonly CompanyKeyRow[]): readonly string[] {
  return [...findDuplicates(rows)].sort();
}

describe("duplicates", () => {
  it("are all keys of a company with the same notes and contact", () => {
    const other = row("d", { notes: "Lagret" });
    expect(duplicatesAmong(row("a"), row("b"), row("c"), other)).toEqual(["a", "b", "c"]);
  });

  it("are so in spite of upper case and spaces around", () => {
    const shouted = row("b", { notes: " KASSAN\n", contactEmail: "IT@fjallgarden.example " });
    expect(duplicatesAmong(row("a"), shouted)).toEqual(["a", "b"]);
  });

  it("are not keys that differ in notes, in contact or in company", () => {
    expect(duplicatesAmong(row("a"), row("b", { notes: "Kassan 2" }))).toEqual([]);
    expect(duplicatesAmong(row("a"), row("b", { contactEmail: "" }))).toEqual([]);
    expect(duplicatesAmong(row("a"), row("b", { companyId: "other" as CompanyId }))).toEqual([]);
  });

  it("are not keys that say nothing", () => {
    const silent = { notes: " ", contactEmail: "" };
    expect(duplicatesAmong(row("a", silent), row("b", silent))).toEqual([]);
  });

  it("are one key that is listed several times, whatever it says", () => {
    const rows = [row("a", { notes: "" }), row("a.2", { notes: "1" }), row("a.13", { notes: "2" })];
    expect(duplicatesAmong(...rows, row("b", { notes: "3" }))).toEqual(["a", "a.13", "a.2"]);
  });

  it("are live: a cancelled key is nobody's twin", () => {
    const cancelled = row("b", { isActive: false });
    expect(duplicatesAmong(row("a"), cancelled)).toEqual([]);
    expect(duplicatesAmong(row("a"), row("a.2", { isActive: false, notes: "" }))).toEqual([]);
  });
});
