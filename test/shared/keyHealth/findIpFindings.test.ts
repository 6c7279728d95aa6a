import { describe, expect, it } from "vitest";
import { findNoIpRestriction } from "../../../shared/keyHealth/findNoIpRestriction.ts";
import { findUnreadableIpEntry } from "../../../shared/keyHealth/findUnreadableIpEntry.ts";
import { findWideIpRange } from "../../../shared/keyHealth/findWideIpRange.ts";
import { parseAllowedIpAddresses } from "../../../shared/keyHealth/parseAllowedIpAddresses.ts";

const narrow = parseAllowedIpAddresses("198.51.100.14, 2001:db8::/48");
const mixed = parseAllowedIpAddresses("0.0.0.0/0, 10.0.0.300,2001:db8::/32,,kontoret,192.0.2.1");

describe("no address restriction", () => {
  it("is said of a list without an entry", () => {
    for (const text of ["", "  ", ", ;\n"]) {
      const found = findNoIpRestriction(parseAllowedIpAddresses(text));
      expect(found).toEqual({ kind: "no-ip-restriction" });
    }
  });

  it("is not said where one entry is, readable or not", () => {
    expect(findNoIpRestriction(parseAllowedIpAddresses("192.0.2.1"))).toBeNull();
    expect(findNoIpRestriction(parseAllowedIpAddresses("kontoret"))).toBeNull();
  });
});

describe("a wide range", () => {
  it("names the entries that are wide, and no others", () => {
    const entries = ["0.0.0.0/0", "2001:db8::/32"];
    expect(findWideIpRange(mixed)).toEqual({ kind: "wide-ip-range", entries });
    expect(findWideIpRange(narrow)).toBeNull();
  });
});

describe("an unreadable entry", () => {
  it("is named, and no other is", () => {
    const entries = ["10.0.0.300", "kontoret"];
    expect(findUnreadableIpEntry(mixed)).toEqual({ kind: "unreadable-ip-entry", entries });
    expect(findUnreadableIpEntry(narrow)).toBeNull();
  });

  it("is named shortly, and without characters that would turn the text around", () => {
    const text = `\u202e${"å".repeat(100)}`;
    const found = findUnreadableIpEntry(parseAllowedIpAddresses(text));
    const entries = [`\ufffd${"å".repeat(38)}…`];
    expect(found).toEqual({ kind: "unreadable-ip-entry", entries });
  });
});
