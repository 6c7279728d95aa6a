import { beforeEach, describe, expect, it } from "vitest";
import { IdleWatch } from "../../../electron/core/lock/idleWatch.ts";
import { FakeLockClock } from "../../fakes/fakeLockClock.ts";

const minuteMs = 60_000;

let clock: FakeLockClock;
let limitMs: number | null;
let touchedAtMs: number;
let asked: number;
let idles: number;
let watch: IdleWatch;

beforeEach(() => {
  clock = new FakeLockClock();
  limitMs = minuteMs;
  touchedAtMs = clock.now();
  asked = 0;
  idles = 0;
  const idleTime = () => {
    asked += 1;
    return clock.now() - touchedAtMs;
  };
  watch = new IdleWatch({ clock, idleTime, limitMs: () => limitMs, onIdle: () => (idles += 1) });
  watch.start();
});

function touch(): void {
  touchedAtMs = clock.now();
}

describe("IdleWatch", () => {
  it("tells once nobody has touched the computer for that long, not before", () => {
    clock.advance(minuteMs - 1);
    expect(idles).toBe(0);
    clock.advance(1);
    expect(idles).toBe(1);
    clock.advance(10 * minuteMs);
    expect(idles).toBe(1);
  });

  it("waits for the rest after a touch", () => {
    clock.advance(40_000);
    touch();
    clock.advance(minuteMs - 1);
    expect(idles).toBe(0);
    clock.advance(1);
    expect(idles).toBe(1);
  });

  it("wakes at most once in that time while the computer is in use", () => {
    for (let seconds = 0; seconds < 600; seconds += 1) {
      touch();
      clock.advance(1_000);
    }
    expect(idles).toBe(0);
    expect(asked).toBeLessThanOrEqual(11);
  });

  it("asks again a second later at the earliest: idle times come in whole seconds", () => {
    touchedAtMs += 1;
    clock.advance(minuteMs);
    expect(asked).toBe(1);
    clock.advance(999);
    expect(asked).toBe(1);
    clock.advance(1);
    expect(idles).toBe(1);
  });

  it("tells after a long sleep, although whoever woke the computer has touched it", () => {
    clock.advance(30_000);
    clock.setBy(8 * 60 * minuteMs);
    touch();
    clock.advance(30_000);
    expect(idles).toBe(1);
  });

  it("is not misled by a clock that is put back", () => {
    clock.advance(30_000);
    clock.setBy(-8 * 60 * minuteMs);
    touchedAtMs -= 8 * 60 * minuteMs;
    clock.advance(30_000);
    expect(idles).toBe(1);
  });

  it("follows another limit, and never tells without one", () => {
    limitMs = 5 * minuteMs;
    watch.start();
    clock.advance(4 * minuteMs);
    expect(idles).toBe(0);
    limitMs = null;
    watch.start();
    expect(clock.pendingTimers).toBe(0);
    clock.advance(60 * minuteMs);
    expect(idles).toBe(0);
  });

  it("sleeps when it is stopped", () => {
    watch.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});
