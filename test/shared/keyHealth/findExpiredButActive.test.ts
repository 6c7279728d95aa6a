import { describe, expect, it } from "vitest";
import { findExpiredButActive } from "../../../shared/keyHealth/findExpiredButActive.ts";
import { dayMs, fromNow, nowMs } from "./fromNow.ts";

describe("expired but active", () => {
  it("is said of a key whose expiry has come and that the platform calls active", () => {
    for (const expiry of [fromNow(0), fromNow(-dayMs)]) {
      const found = findExpiredButActive({ isActive: true, expiry }, nowMs);
      expect(found).toEqual({ kind: "expired-but-active" });
    }
  });

  it("is not said before the expiry, of a key without one, or of an inactive key", () => {
    expect(findExpiredButActive({ isActive: true, expiry: fromNow(1) }, nowMs)).toBeNull();
    expect(findExpiredButActive({ isActive: true, expiry: null }, nowMs)).toBeNull();
    expect(findExpiredButActive({ isActive: false, expiry: fromNow(-1) }, nowMs)).toBeNull();
  });
});
