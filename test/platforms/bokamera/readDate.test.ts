import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "../../../electron/platforms/bokamera/readDate.ts";

describe("a date of BokaMera", () => {
  it.each([
    ["2026-03-12T10:40:00", "2026-03-12T10:40:00.000Z"],
    ["2026-03-12T10:40:00.1", "2026-03-12T10:40:00.100Z"],
    ["2025-08-24T16:00:00.1230000", "2025-08-24T16:00:00.123Z"],
    ["2026-03-12T23:59:59.9999999", "2026-03-12T23:59:59.999Z"],
    ["2026-03-12T10:40", "2026-03-12T10:40:00.000Z"],
    ["2026-03-12 10:40:00", "2026-03-12T10:40:00.000Z"],
    ["2026-03-12", "2026-03-12T00:00:00.000Z"],
    ["0099-12-31T00:00:00", "0099-12-31T00:00:00.000Z"],
    ["2024-02-29T00:00:00", "2024-02-29T00:00:00.000Z"],
  ])("without a zone is UTC: %s", (text, instant) => {
    expect(readDate(text)).toBe(instant);
  });

  it.each([
    ["2026-03-12T10:40:00Z", "2026-03-12T10:40:00.000Z"],
    ["2026-03-12T10:40:00.5000000z", "2026-03-12T10:40:00.500Z"],
    ["2026-03-12T10:40:00+01:00", "2026-03-12T09:40:00.000Z"],
    ["2026-03-12T10:40:00.0000000-0330", "2026-03-12T14:10:00.000Z"],
  ])("with a zone is of that zone: %s", (text, instant) => {
    expect(readDate(text)).toBe(instant);
  });

  it.each([
    ["/Date(1773312000000)/", "2026-03-12T10:40:00.000Z"],
    ["/Date(1773312000000+0100)/", "2026-03-12T10:40:00.000Z"],
    ["/Date(1773312000000-0500)/", "2026-03-12T10:40:00.000Z"],
    ["/Date(0)/", "1970-01-01T00:00:00.000Z"],
    ["/Date(-86400000)/", "1969-12-31T00:00:00.000Z"],
    ["/Date(-86400000+0000)/", "1969-12-31T00:00:00.000Z"],
  ])("in ServiceStack's own form is of UTC milliseconds: %s", (text, instant) => {
    expect(readDate(text)).toBe(instant);
  });

  it.each([
    undefined,
    null,
    "",
    "0001-01-01T00:00:00",
    "0001-01-01T00:00:00.0000000",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+01:00",
    "0001-01-01T01:00:00-01:00",
    "0001-01-01",
    "0001-12-31T23:59:59-01:00",
    "/Date(-62135596800000)/",
    "/Date(-62135596800000+0000)/",
    "/Date(-62135600400000+0100)/",
    "/Date(-62135593200000-0100)/",
  ])("in the year 0001, or none at all, is none: %s", (json) => {
    expect(readDate(json)).toBeNull();
  });

  it.each([
    "9999-12-31T23:59:59.9999999",
    "9999-12-31T23:59:59.9999999-01:00",
    "/Date(253402300799999)/",
    "/Date(99999999999999999)/",
  ])("as late as .NET can tell is the last one: %s", (text) => {
    expect(readDate(text)).toBe("9999-12-31T23:59:59.999Z");
  });

  it.each([
    "soon",
    "2026-13-01T00:00:00",
    "2026-00-10T00:00:00",
    "2026-02-30T00:00:00",
    "2025-02-29T00:00:00",
    "2026-03-12T24:00:00",
    "2026-03-12T10:60:00",
    "2026-03-12T10:40:60",
    "12/03/2026",
    "Thu, 12 Mar 2026 10:40:00 GMT",
    "/Date(soon)/",
    "/Date(1773312000000",
    1_773_312_000_000,
    true,
    {},
    ["2026-03-12"],
  ])("that can't be read does not pass for none: %s", (json) => {
    expect(readDate(json)).toBe("unreadable");
  });

  it("survives a trip through every form", () => {
    const first = Date.parse("0002-01-01T00:00:00Z");
    const last = Date.parse("9999-12-31T00:00:00Z");
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: first + 86_400_000, max: last }), offset, (ms, minutes) => {
        const instant = new Date(ms).toISOString();
        const local = new Date(ms + minutes * 60_000).toISOString().slice(0, -1);
        expect(readDate(instant.slice(0, -1))).toBe(instant);
        expect(readDate(`${local}0000${zoneOf(minutes)}`)).toBe(instant);
        expect(readDate(`/Date(${ms}${zoneOf(minutes).replace(":", "")})/`)).toBe(instant);
      }),
    );
  });

  it("never crashes, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string()), (json) => {
        const read = readDate(json);
        if (read === null || read === "unreadable") return;
        expect(new Date(read).toISOString()).toBe(read);
      }),
    );
  });
});

function zoneOf(minutes: number): string {
  const digits = (number: number) => String(number).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
