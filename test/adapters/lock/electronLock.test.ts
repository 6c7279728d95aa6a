import { describe, expect, it } from "vitest";
import { createElectronTouchId } from "../../../electron/adapters/lock/electronTouchId.ts";
import { isWayland, SystemIdleTime } from "../../../electron/adapters/lock/systemIdleTime.ts";
import { FakeLockClock } from "../../fakes/fakeLockClock.ts";

describe("SystemIdleTime", () => {
  let systemSeconds: number;
  const clock = new FakeLockClock();
  const powerMonitor = { getSystemIdleTime: () => systemSeconds };

  it("is what the system says, in milliseconds", () => {
    const idleTime = new SystemIdleTime({ powerMonitor, clock, mayNotCount: false });
    clock.advance(60_000);
    systemSeconds = 0;
    expect(idleTime.read()).toBe(0);
    systemSeconds = 59;
    expect(idleTime.read()).toBe(59_000);
  });

  it("is counted from the last touch of our window where the system says 0 for ever", () => {
    systemSeconds = 0;
    const idleTime = new SystemIdleTime({ powerMonitor, clock, mayNotCount: true });
    clock.advance(60_000);
    expect(idleTime.read()).toBe(60_000);
    idleTime.touched();
    clock.advance(5_000);
    expect(idleTime.read()).toBe(5_000);
    clock.setBy(-3_600_000);
    expect(idleTime.read()).toBe(0);
  });

  it("believes the system there, too, once it has counted", () => {
    systemSeconds = 0;
    const idleTime = new SystemIdleTime({ powerMonitor, clock, mayNotCount: true });
    clock.advance(60_000);
    systemSeconds = 3;
    expect(idleTime.read()).toBe(3_000);
    systemSeconds = 0;
    expect(idleTime.read()).toBe(0);
  });

  it("is doubted on Wayland only", () => {
    expect(isWayland("linux", { XDG_SESSION_TYPE: "wayland" })).toBe(true);
    expect(isWayland("linux", { XDG_SESSION_TYPE: "x11" })).toBe(false);
    expect(isWayland("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
    expect(isWayland("darwin", { XDG_SESSION_TYPE: "wayland" })).toBe(false);
  });
});

describe("Touch ID", () => {
  type Preferences = Parameters<typeof createElectronTouchId>[0];
  const person: Preferences = {
    canPromptTouchID: () => true,
    promptTouchID: async () => undefined,
  };
  const without: Preferences = { ...person, canPromptTouchID: () => false };
  const failing: Preferences = {
    ...person,
    canPromptTouchID: () => {
      throw new Error("no such thing here");
    },
  };

  it("recognises the person", async () => {
    const touchId = createElectronTouchId(person, "darwin");
    expect(touchId.isAvailable()).toBe(true);
    expect(await touchId.recognises("unlock Keyrack")).toBe(true);
  });

  it("does not recognise whoever dismisses it", async () => {
    const promptTouchID = () => Promise.reject(new Error("cancelled"));
    const touchId = createElectronTouchId({ ...person, promptTouchID }, "darwin");
    expect(await touchId.recognises("unlock Keyrack")).toBe(false);
  });

  it.each([
    ["another system", "linux", person],
    ["a Mac without it", "darwin", without],
    ["a Mac that can't say", "darwin", failing],
  ] as const)(
    "is not there on %s, and recognises nobody",
    async (_where, platform, preferences) => {
      const touchId = createElectronTouchId(preferences, platform);
      expect(touchId.isAvailable()).toBe(false);
      expect(await touchId.recognises("unlock Keyrack")).toBe(false);
    },
  );
});
