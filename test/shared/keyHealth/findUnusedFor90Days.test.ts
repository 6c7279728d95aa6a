import { describe, expect, it } from "vitest";
import { findUnusedFor90Days } from "../../../shared/keyHealth/findUnusedFor90Days.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("unused for 90 days", () => {
  it("is said from the 90th day after the last use on", () => {
    const found = (ms: number) => findUnusedFor90Days({ lastUsed: fromNow(-ms) }, nowMs);
    expect(found(90 * dayMs - 1)).toBeNull();
    expect(found(90 * dayMs)).toEqual({ kind: "unused-for-90-days" });
  });

  it("is not said of a key that was never used, which is another finding", () => {
    expect(findUnusedFor90Days({ lastUsed: null }, nowMs)).toBeNull();
  });
});
