import { beforeEach, describe, expect, it } from "vitest";
import { CaptureShield } from "../../electron/core/captureShield.ts";
import { defaultProtection } from "../../shared/protection.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";

let clock: FakeClock;
let settings: FakeSettingsStore;
let isProtected: boolean;
let shield: CaptureShield;

beforeEach(() => {
  clock = new FakeClock();
  settings = new FakeSettingsStore();
  isProtected = false;
  const protect = (wanted: boolean) => {
    isProtected = wanted;
  };
  shield = new CaptureShield({ clock, settings, protect });
});

const setHiding = (hideFromCapture: boolean) =>
  settings.change({ protection: { ...defaultProtection, hideFromCapture } });
const raiseForSeconds = (seconds: number) => shield.raiseUntil(clock.now() + seconds * 1_000);

describe("CaptureShield", () => {
  it("protects the window until the page has hidden the key", () => {
    setHiding(true);
    raiseForSeconds(15);
    expect(isProtected).toBe(true);
    clock.advance(15_999);
    expect(isProtected).toBe(true);
    clock.advance(1);
    expect(isProtected).toBe(false);
  });

  it("leaves the window alone when the setting is off", () => {
    setHiding(false);
    raiseForSeconds(15);
    expect(isProtected).toBe(false);
    expect(clock.pendingTimers).toBe(0);
  });

  // Seen to fail with `raiseUntil` that only stops the timer when the setting is off.
  it("does not leave the window protected when the setting is turned off between two keys", () => {
    setHiding(true);
    raiseForSeconds(15);
    setHiding(false);
    raiseForSeconds(15);
    expect(isProtected).toBe(false);
    expect(clock.pendingTimers).toBe(0);
  });
});
