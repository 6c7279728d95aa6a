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

function changeLimit(to: number | null): void {
  limitMs = to;
  watch.limitChanged();
}

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
    changeLimit(5 * minuteMs);
    clock.advance(4 * minuteMs);
    expect(idles).toBe(0);
    changeLimit(null);
    expect(clock.pendingTimers).toBe(0);
    clock.advance(60 * minuteMs);
    expect(idles).toBe(0);
    touch();
    changeLimit(minuteMs);
    clock.advance(minuteMs - 1);
    expect(idles).toBe(0);
    clock.advance(1);
    expect(idles).toBe(1);
  });

  it("goes on where it was when the limit is told again", () => {
    clock.advance(40_000);
    changeLimit(minuteMs);
    clock.advance(20_000);
    expect(idles).toBe(1);
  });

  it("begins no sooner for being told the same limit, where the system has counted for longer", () => {
    touchedAtMs -= 10 * minuteMs;
    changeLimit(minuteMs);
    expect(idles).toBe(0);
    clock.advance(minuteMs);
    expect(idles).toBe(1);
  });

  it("counts what has passed when the limit is another", () => {
    clock.advance(40_000);
    changeLimit(2 * minuteMs);
    clock.advance(80_000 - 1);
    expect(idles).toBe(0);
    clock.advance(1);
    expect(idles).toBe(1);
    changeLimit(minuteMs);
    expect(idles).toBe(2);
  });

  it.each([5 * minuteMs, null])(
    "is not held up by limits that take turns: 1 min and %s",
    (other) => {
      for (let passedMs = 0; passedMs <= minuteMs && idles === 0; passedMs += 250) {
        changeLimit(other);
        changeLimit(minuteMs);
        clock.advance(250);
      }
      expect(idles).toBe(1);
    },
  );

  it("tells of a long sleep also when the limit is another by then", () => {
    clock.advance(30_000);
    clock.setBy(8 * 60 * minuteMs);
    touch();
    changeLimit(5 * minuteMs);
    expect(idles).toBe(1);
  });

  it("begins anew when it is started again", () => {
    clock.advance(40_000);
    watch.start();
    clock.advance(minuteMs - 1);
    expect(idles).toBe(0);
  });

  it("sleeps when it is stopped", () => {
    watch.stop();
    expect(clock.pendingTimers).toBe(0);
  });
});
