import { describe, expect, it } from "vitest";
import { findOlderThanAYear } from "../../../shared/keyHealth/findOlderThanAYear.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("older than a year", () => {
  it("is said after 365 days, not at them", () => {
    const found = (ms: number) => findOlderThanAYear({ created: fromNow(-ms) }, nowMs);
    expect(found(365 * dayMs)).toBeNull();
    expect(found(365 * dayMs + 1)).toEqual({ kind: "older-than-a-year" });
  });

  it("is not said of a key whose age is not known", () => {
    expect(findOlderThanAYear({ created: null }, nowMs)).toBeNull();
  });
});
