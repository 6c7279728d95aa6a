import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import {
  type CompanyKeyEntry,
  companyKeyEntries,
} from "../../renderer/features/companyKeys/companyKeyEntries.ts";
import {
  filterEntries,
  type KeysView,
  nextSort,
  type SortOrder,
  sortEntries,
  wholeList,
} from "../../renderer/features/companyKeys/keysView.ts";
import { parseCompanyId } from "../../renderer/features/companyKeys/parseCompanyId.ts";
import { messages } from "../../renderer/language/messages.ts";
import type { Language } from "../../renderer/language/useLanguage.ts";
import type { Instant } from "../../shared/apiKey.ts";
import type { CompanyKeyList, CompanyKeyRow } from "../../shared/companyKey.ts";
import {
  fakeCompanyRow,
  fakeCompanyRows,
  lodgeCompany,
  manyCompanyRows,
  ownCompanyId,
} from "../fakes/fakeCompanyKeys.ts";

const nowMs = Date.parse("2026-03-12T14:00:00.000Z");

function languageIn(locale: "en" | "sv"): Language & { readonly datesMade: () => number } {
  const intl = createIntl({ locale, messages: messages[locale], timeZone: "UTC" });
  let made = 0;
  return {
    text: (id, values) => intl.formatMessage({ id }, values),
    date: (instant) => {
      made += 1;
      return intl.formatDate(instant, { dateStyle: "medium" });
    },
    exactTime: (instant) => instant,
    timeOfDay: (instant) => instant,
    list: (items) => items.join(),
    datesMade: () => made,
  };
}

function listOf(rows: readonly CompanyKeyRow[], mayChooseCompany = false): CompanyKeyList {
  const loadedAt = new Date(nowMs).toISOString() as Instant;
  return { rows, loadedAt, companyId: ownCompanyId, email: null, mayChooseCompany };
}

function entriesOf(rows: readonly CompanyKeyRow[]): readonly CompanyKeyEntry[] {
  return companyKeyEntries(listOf(rows), [], languageIn("en"));
}

function endings(entries: readonly CompanyKeyEntry[]): string {
  return entries.map(({ row }) => row.maskedKey.slice(-4)).join(" ");
}

function found(words: string, findings: KeysView["findings"] = []): string {
  return endings(filterEntries(entriesOf(fakeCompanyRows(nowMs)), { words, findings }));
}

describe("the filter", () => {
  it.each([
    ["the masked key's ending", "88A1", "88a1"],
    ["the status", "cancelled", "40d2"],
    ["the days that are left", "expires in 4 days", "c07e"],
    ["the notes, with letters of other languages", "åre", "c07e"],
    ["the addresses", "192.0.2.10", "1f9c c07e 88a1 40d2 b3d6"],
    ["the date of creation as it is written", "jan 2, 2024", "b3d6"],
    ["the date of expiry as it is written", "mar 9, 2026", "88a1"],
    ["what stands for no expiry", "never", "1f9c e55b 40d2 b3d6"],
    ["a finding", "any address", "e55b"],
    ["words of several columns", "zebra anna@", "40d2"],
    ["nothing but spaces, which is no word", "  ", "1f9c c07e 88a1 e55b 40d2 b3d6"],
  ])("finds %s", (_what, words, expected) => {
    expect(found(words)).toBe(expected);
  });

  it("finds a letter and its accent as one character or as two", () => {
    const rows = ["Åre kiosk", "Åre kiosk".normalize("NFD")].map((notes, index) =>
      fakeCompanyRow(`000${index}`, nowMs, { notes }),
    );
    for (const words of ["åre", "åre".normalize("NFD")]) {
      expect(endings(filterEntries(entriesOf(rows), { words, findings: [] }))).toBe("0000 0001");
    }
  });

  it("wants every word, and finds none that spans two columns", () => {
    expect(found("website cancelled")).toBe("");
    expect(found("website192")).toBe("");
  });

  it("leaves the keys that have one of the pressed findings", () => {
    expect(found("", ["no-contact"])).toBe("b3d6");
    expect(found("", ["no-contact", "no-ip-restriction"])).toBe("e55b b3d6");
    expect(found("archive", ["no-ip-restriction"])).toBe("");
  });

  it("finds a company by the name that the user gave it, where there are several", () => {
    const rows = [
      fakeCompanyRow("0001", nowMs),
      fakeCompanyRow("0002", nowMs, { companyId: lodgeCompany.companyId }),
    ];
    const seek = (list: CompanyKeyList) =>
      endings(
        filterEntries(companyKeyEntries(list, [lodgeCompany], languageIn("en")), {
          ...wholeList,
          words: "sälen",
        }),
      );
    expect(seek(listOf(rows, true))).toBe("0002");
    expect(seek(listOf(rows))).toBe("");
  });

  it("formats each day once, however many keys were made on it", () => {
    const language = languageIn("en");
    companyKeyEntries(listOf(manyCompanyRows(10_000, nowMs)), [], language);
    expect(language.datesMade()).toBe(1);
  });

  it("tells days of different months apart", () => {
    const dates = ["2026-01-31T12:00:00Z", "2026-02-01T12:00:00Z", "2025-12-31T12:00:00Z"];
    const rows = dates.map((created, index) =>
      fakeCompanyRow(`000${index}`, nowMs, { created: created as Instant }),
    );
    expect(entriesOf(rows).map(({ created }) => created)).toEqual([
      "Jan 31, 2026",
      "Feb 1, 2026",
      "Dec 31, 2025",
    ]);
  });

  it("notices keys that end alike", () => {
    const twin = { ...fakeCompanyRow("0001", nowMs), notes: "Twin" };
    const entries = entriesOf([fakeCompanyRow("0001", nowMs), twin, fakeCompanyRow("0002", nowMs)]);
    expect(entries.map(({ hasNamesake }) => hasNamesake)).toEqual([true, true, false]);
  });
});

describe("the order", () => {
  const collator = new Intl.Collator("sv", { numeric: true });
  const sorted = (rows: readonly CompanyKeyRow[], sort: SortOrder | null) =>
    endings(sortEntries(entriesOf(rows), sort, collator));

  it("is the platform's own until a column is pressed, and again at the third press", () => {
    const once = nextSort(null, "notes");
    const twice = nextSort(once, "notes");
    expect(once).toEqual({ column: "notes", direction: "ascending" });
    expect(twice).toEqual({ column: "notes", direction: "descending" });
    expect(nextSort(twice, "notes")).toBeNull();
    expect(nextSort(twice, "created")).toEqual({ column: "created", direction: "ascending" });
    expect(sorted(fakeCompanyRows(nowMs), null)).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("is that of the language, with numbers by their value", () => {
    const noted = (...notes: readonly string[]) =>
      notes.map((text, index) => fakeCompanyRow(`000${index}`, nowMs, { notes: text }));
    const up: SortOrder = { column: "notes", direction: "ascending" };
    expect(sorted(noted("Öland", "zebra", "Åre", "adam"), up)).toBe("0003 0001 0002 0000");
    expect(sorted(noted("Till 10", "Till 9", "Till 1"), up)).toBe("0002 0001 0000");
  });

  it("has what is not known last, in both directions", () => {
    const order = (direction: SortOrder["direction"]) =>
      sorted(fakeCompanyRows(nowMs), { column: "expires", direction });
    expect(order("ascending")).toBe("88a1 c07e 1f9c e55b 40d2 b3d6");
    expect(order("descending")).toBe("c07e 88a1 1f9c e55b 40d2 b3d6");
    const contact = sorted(fakeCompanyRows(nowMs), { column: "contact", direction: "descending" });
    expect(contact).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("leaves alike what is alike, in both directions", () => {
    const rows = ["0003", "0001", "0002"].map((ending) => fakeCompanyRow(ending, nowMs));
    expect(sorted(rows, { column: "status", direction: "ascending" })).toBe("0003 0001 0002");
    expect(sorted(rows, { column: "status", direction: "descending" })).toBe("0003 0001 0002");
  });

  it.each([
    ["key", "0001 0002 0003"],
    ["status", "0003 0002 0001"],
    ["addresses", "0002 0001 0003"],
    ["created", "0002 0003 0001"],
  ] as const)("can be that of the %s", (column, expected) => {
    const rows = [
      fakeCompanyRow("0003", nowMs, { allowedIpAddresses: "" }),
      fakeCompanyRow("0001", nowMs, { expiry: instantIn(2), created: instantIn(-1) }),
      fakeCompanyRow("0002", nowMs, {
        isActive: false,
        allowedIpAddresses: "10.0.0.1",
        created: instantIn(-90),
      }),
    ];
    expect(sorted(rows, { column, direction: "ascending" })).toBe(expected);
  });
});

function instantIn(days: number): Instant {
  return new Date(nowMs + days * 24 * 3_600_000).toISOString() as Instant;
}

describe("a company's ID", () => {
  it.each([
    "00000000-0000-4000-8000-0000000000B2",
    "000000000000400080000000000000b2",
    " {00000000-0000-4000-8000-0000000000b2} ",
  ])("is taken as %j", (text) => {
    expect(parseCompanyId(text)).toBe(lodgeCompany.companyId);
  });

  it.each([
    "",
    "Sälen Lodge",
    "00000000-0000-4000-8000-0000000000b",
    "g0000000-0000-4000-8000-0000000000b2",
    "00000000-0000-0000-0000-000000000000",
  ])("is not taken as %j", (text) => {
    expect(parseCompanyId(text)).toBeNull();
  });
});
