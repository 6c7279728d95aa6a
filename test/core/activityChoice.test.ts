import { describe, expect, it } from "vitest";
import { chooseEntries } from "../../electron/core/activity/chooseEntries.ts";
import type { KnownEntry } from "../../electron/core/activity/readEntry.ts";
import { everything } from "../fakes/fakeActivityRig.ts";

const words = { ofAction: () => "", ofKey: () => "", ofDay: () => "" };
const entries: readonly KnownEntry[] = Array.from({ length: 100_000 }, (_none, index) => ({
  seq: index + 1,
  atMs: 0,
  isProtected: true,
  subject: {
    osUser: "anna",
    account: null,
    action: "lock",
    connectionId: null,
    connectionName: null,
    environment: null,
    key: null,
    result: "ok",
    details: index % 2 === 0 ? "idle" : "user",
  },
}));

/** A clock that goes on whenever somebody looks at it, and counts the turns of others. */
function restlessClock(stepMs: number) {
  let nowMs = 0;
  const clock = {
    turns: 0,
    now: () => {
      nowMs += stepMs;
      return nowMs;
    },
    setTimer: (_delayMs: number, callback: () => void) => {
      clock.turns += 1;
      queueMicrotask(callback);
      return () => undefined;
    },
  };
  return clock;
}

describe("choosing among many entries", () => {
  it("lets others have their turn every few milliseconds", async () => {
    const clock = restlessClock(5);
    const filter = { ...everything, text: "idle" };
    const chosen = await chooseEntries({ clock, words }, entries, filter);
    expect(chosen).toHaveLength(50_000);
    expect(chosen.slice(0, 2).map(({ seq }) => seq)).toEqual([1, 3]);
    expect(clock.turns).toBeGreaterThan(20);
  });

  it("makes nobody wait when it is quick", async () => {
    const clock = restlessClock(0);
    expect(await chooseEntries({ clock, words }, entries, everything)).toHaveLength(100_000);
    expect(clock.turns).toBe(0);
  });
});
