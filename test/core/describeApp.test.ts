import { describe, expect, it } from "vitest";
import { describeApp, localeOf } from "../../electron/core/describeApp.ts";
import type { Instant } from "../../shared/apiKey.ts";
import type { LockState } from "../../shared/lock.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";
import { fakeAppState } from "../fakes/fakeAppState.ts";

describe("localeOf", () => {
  it("follows the system where it speaks a language of ours", () => {
    expect(localeOf("system", "sv-SE")).toBe("sv");
    expect(localeOf("system", "de-DE")).toBe("en");
  });

  it("prefers what the user chose", () => {
    expect(localeOf("en", "sv-SE")).toBe("en");
  });
});

describe("describeApp", () => {
  it("tells of no connection while the app is locked", () => {
    const { book, settings, vault } = new ConnectionRig();
    book.connectDemo();
    const { unlockWays, systemProtection, activityLog: status } = fakeAppState();
    const facts = {
      appVersion: "1",
      chromiumSandbox: true,
      systemLanguage: "en",
      systemProtection,
    };
    const describeWith = (state: LockState) =>
      describeApp(
        { book, settings, vault, lock: { state, unlockWays }, activity: { status } },
        facts,
      );
    expect(describeWith({ state: "unlocked" })).toMatchObject({
      connections: [{ connectionId: "demo" }, { connectionId: "demo-bokamera" }],
      selectedConnectionId: "demo",
    });
    const lockedAt = "2026-03-12T10:40:00.000Z" as Instant;
    expect(describeWith({ state: "locked", reason: "idle", lockedAt })).toMatchObject({
      connections: [],
      selectedConnectionId: null,
    });
  });
});
