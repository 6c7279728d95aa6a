import { beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../../../shared/appError.ts";
import { ariPost, RefreshRig } from "../../fakes/refreshRig.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const done = { error: lost, isDone: true };
const notDone = { error: lost, isDone: false };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const progress = () => rig.refreshes.list()[0]?.progress;

async function shownKey(): Promise<string> {
  const [refresh] = rig.refreshes.list();
  return refresh === undefined ? "no refresh" : rig.newKey(refresh);
}

/** What a timer has set off has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a refresh whose answer is lost", () => {
  const errors: readonly AppError[] = [
    { kind: "timed-out", host: "portal.example", afterMs: 30_000 },
    lost,
    { kind: "redirected", toOrigin: "https://elsewhere.example" },
    { kind: "answer-too-large", limitBytes: 1 },
    { kind: "server-failed", status: 502 },
  ];
  for (const error of errors) {
    it(`is sent again as the same order after half a second: ${error.kind}`, async () => {
      rig.platform.faults.plan("refreshKey", { error, isDone: true });
      const { preparationId } = await rig.ready();
      const request = { preparationId, typed: "", stepUp: null };
      const refreshing = rig.refreshes.refreshKeys(request, rig.isStillAsked);
      await expect.poll(() => rig.timers.pendingTimers).toBeGreaterThan(1);
      rig.timers.advance(499);
      await settled();
      expect(rig.platform.orders).toHaveLength(1);
      rig.timers.advance(1);
      await refreshing;
      const [first, second] = rig.platform.orders;
      expect(second).toEqual(first);
      expect(rig.platform.refreshCount).toBe(1);
      expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: true });
      expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
    });
  }

  it("is sent a third time two seconds later, and then no more", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    const { preparationId } = await rig.ready();
    const request = { preparationId, typed: "", stepUp: null };
    const refreshing = rig.refreshes.refreshKeys(request, rig.isStillAsked);
    await expect.poll(() => rig.timers.pendingTimers).toBeGreaterThan(1);
    rig.timers.advance(500);
    await expect.poll(() => rig.platform.orders).toHaveLength(2);
    await expect.poll(() => rig.timers.pendingTimers).toBeGreaterThan(1);
    rig.timers.advance(1_999);
    await settled();
    expect(rig.platform.orders).toHaveLength(2);
    rig.timers.advance(1);
    await refreshing;
    expect(new Set(rig.platform.orders.map((order) => JSON.stringify(order))).size).toBe(1);
    expect(rig.platform.orders).toHaveLength(3);
    expect(rig.platform.refreshCount).toBe(0);
  });

  for (const kind of ["forbidden", "key-changed", "key-not-found", "unauthorized"] as const) {
    it(`takes no refusal of a repeat for a word about the first: ${kind}`, async () => {
      const refused = { error: { kind }, isDone: false } as const;
      rig.platform.faults.plan("refreshKey", done, refused, refused);
      expect((await rig.refresh()).ok).toBe(true);
      expect(progress()).toMatchObject({ state: "refreshed" });
      expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
      expect(rig.platform.refreshCount).toBe(1);
    });
  }

  it("takes no rate limit of a repeat for one either", async () => {
    const limited = {
      error: { kind: "rate-limited", retryAfterMs: 1_000 },
      isDone: false,
    } as const;
    rig.platform.faults.plan("refreshKey", done, limited, limited);
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: true });
  });

  it("is not sent again once the app was locked", async () => {
    const { preparationId } = await rig.ready();
    rig.platform.faults.plan("refreshKey", done);
    rig.platform.faults.onCall = (call, moment) => {
      if (call === "refreshKey" && moment === "after") rig.isAsked = false;
    };
    const request = { preparationId, typed: "", stepUp: null };
    await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
    // The second one is the look's, after the list has shown that its version is past.
    expect(rig.platform.faults.calls.slice(-3)).toEqual(["refreshKey", "listKeys", "refreshKey"]);
    expect(rig.platform.refreshCount).toBe(1);
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: true });
  });
});
