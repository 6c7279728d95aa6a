import { describe, expect, it } from "vitest";
import { findNeverUsed } from "../../../shared/keyHealth/findNeverUsed.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("never used", () => {
  it("is said once 90 days have passed without a call", () => {
    const found = (ms: number) => findNeverUsed({ lastUsed: null, created: fromNow(-ms) }, nowMs);
    expect(found(90 * dayMs - 1)).toBeNull();
    expect(found(90 * dayMs)).toEqual({ kind: "never-used" });
  });

  it("is not said of a key that was used, or whose age is not known", () => {
    const created = fromNow(-400 * dayMs);
    expect(findNeverUsed({ lastUsed: created, created }, nowMs)).toBeNull();
    expect(findNeverUsed({ lastUsed: null, created: null }, nowMs)).toBeNull();
  });
});
