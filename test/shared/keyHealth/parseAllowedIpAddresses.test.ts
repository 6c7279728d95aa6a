import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllowedIpAddresses } from "../../../shared/keyHealth/parseAllowedIpAddresses.ts";

function textsOf(text: string): readonly string[] {
  return parseAllowedIpAddresses(text).map((entry) => entry.text);
}

describe("a list of allowed addresses", () => {
  it("is separated by commas, and leniently by semicolons, spaces and line breaks", () => {
    const entries = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];
    for (const separator of [",", ", ", ";", " ", "\t", "\n", "\r\n", "\u00a0", ",,", " , ; "]) {
      expect(textsOf(entries.join(separator))).toEqual(entries);
    }
  });

  it("has no entry where nothing is between two separators", () => {
    expect(textsOf("")).toEqual([]);
    expect(textsOf(" ,; \n")).toEqual([]);
    expect(textsOf(",192.0.2.1,")).toEqual(["192.0.2.1"]);
  });

  it("keeps a range together whose hyphen has spaces around it", () => {
    expect(textsOf("192.0.2.1 - 192.0.2.9, ::1")).toEqual(["192.0.2.1-192.0.2.9", "::1"]);
    expect(parseAllowedIpAddresses("192.0.2.1  -\t192.0.2.9")[0]?.range).not.toBeNull();
  });

  it("tells what can't be read from what can", () => {
    const read = parseAllowedIpAddresses("0.0.0.0/0, 10.0.0.300,2001:db8::/32,,kontoret");
    expect(read.map(({ text, range }) => [text, range !== null])).toEqual([
      ["0.0.0.0/0", true],
      ["10.0.0.300", false],
      ["2001:db8::/32", true],
      ["kontoret", false],
    ]);
  });

  it("accounts for every character that is no separator, whatever it is given", () => {
    const pieces = fc.constantFrom(" ", ",", ";", "\n", "-", "/", ":", ".", "1", "::", "10.0.0.1");
    const list = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.array(pieces, { maxLength: 60 }).map((chosen) => chosen.join("")),
    );
    fc.assert(
      fc.property(list, (text) => {
        expect(textsOf(text).join("")).toBe(text.replace(/[\s,;]/g, ""));
        expect(textsOf(text)).not.toContain("");
      }),
    );
  });

  it("reads a megabyte of anything without delay", () => {
    for (const piece of [" ", "-", " -", ":", "1:", "f", "1.", ",", "/"]) {
      const text = piece.repeat(1_000_000 / piece.length);
      const startedAtMs = performance.now();
      parseAllowedIpAddresses(text);
      expect(performance.now() - startedAtMs).toBeLessThan(2_000);
    }
  });
});
