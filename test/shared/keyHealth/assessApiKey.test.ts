import { describe, expect, it } from "vitest";
import { assessApiKey } from "../../../shared/keyHealth/assessApiKey.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

function kindsOf(createdDaysAgo: number, usedDaysAgo: number | null): readonly string[] {
  const created = fromNow(-createdDaysAgo * dayMs);
  const lastUsed = usedDaysAgo === null ? null : fromNow(-usedDaysAgo * dayMs);
  return assessApiKey({ created, lastUsed }, nowMs).map(({ kind }) => kind);
}

describe("the findings of a key of a group", () => {
  it("are none for a young key and for one in use", () => {
    expect(kindsOf(60, null)).toEqual([]);
    expect(kindsOf(300, 2)).toEqual([]);
  });

  it("tell of its age and of its use", () => {
    expect(kindsOf(412, 1)).toEqual(["older-than-a-year"]);
    expect(kindsOf(200, 90)).toEqual(["unused-for-90-days"]);
    expect(kindsOf(200, null)).toEqual(["never-used"]);
    expect(kindsOf(371, null)).toEqual(["older-than-a-year", "never-used"]);
  });
});
