import { describe, expect, it } from "vitest";
import { findExpiresSoon } from "../../../shared/keyHealth/findExpiresSoon.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("expires soon", () => {
  it("tells the whole days within 30 days of the expiry", () => {
    const found = (ms: number) => findExpiresSoon({ expiry: fromNow(ms) }, nowMs);
    expect(found(1)).toEqual({ kind: "expires-soon", days: 0 });
    expect(found(30 * dayMs)).toEqual({ kind: "expires-soon", days: 30 });
    expect(found(30 * dayMs + 1)).toBeNull();
  });

  it("is not said of a key that has expired, or never does", () => {
    expect(findExpiresSoon({ expiry: fromNow(0) }, nowMs)).toBeNull();
    expect(findExpiresSoon({ expiry: null }, nowMs)).toBeNull();
  });
});
