import { describe, expect, it } from "vitest";
import { keyStatus } from "../../../shared/keyHealth/keyStatus.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("the status of a key", () => {
  it("is active when it never expires, or not soon", () => {
    expect(keyStatus({ isActive: true, expiry: null }, nowMs)).toEqual({ state: "active" });
    const later = { isActive: true, expiry: fromNow(30 * dayMs + 1) };
    expect(keyStatus(later, nowMs)).toEqual({ state: "active" });
  });

  it.each([
    [1, 0],
    [dayMs - 1, 0],
    [dayMs, 1],
    [6 * dayMs - 1_000, 5],
    [30 * dayMs, 30],
  ])("counts %i ms until the expiry as %i whole days", (ms, days) => {
    const row = { isActive: true, expiry: fromNow(ms) };
    expect(keyStatus(row, nowMs)).toEqual({ state: "expires-soon", days });
  });

  it("is expired from the very instant on, whatever the platform calls it", () => {
    for (const isActive of [true, false]) {
      expect(keyStatus({ isActive, expiry: fromNow(0) }, nowMs)).toEqual({ state: "expired" });
      expect(keyStatus({ isActive, expiry: fromNow(-dayMs) }, nowMs)).toEqual({ state: "expired" });
    }
  });

  it("is cancelled when the platform calls it inactive before its expiry", () => {
    const cancelled = { state: "cancelled" };
    expect(keyStatus({ isActive: false, expiry: null }, nowMs)).toEqual(cancelled);
    expect(keyStatus({ isActive: false, expiry: fromNow(dayMs) }, nowMs)).toEqual(cancelled);
  });
});
