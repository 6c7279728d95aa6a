import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import type { Instant } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { ariPost, RefreshRig } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

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

async function resolve() {
  const [refresh] = rig.refreshes.list();
  return rig.finish(rig.refreshes.resolve({ refreshId: refresh?.refreshId ?? ("" as RefreshId) }));
}

describe("a look after every answer was lost", () => {
  it("tells that nothing was refreshed", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    await rig.refresh();
    expect(progress()).toMatchObject({
      state: "not-refreshed",
      reason: "old-key-listed",
      error: "connection-lost",
    });
    expect(rig.activity.told).toEqual(["refresh-started ok", "refresh connection-lost"]);
    expect((await rig.refresh()).ok).toBe(true);
  });

  it("tells that it was, whose it is, and has the key", async () => {
    rig.platform.faults.plan("refreshKey", done, notDone, notDone);
    await rig.refresh();
    expect(progress()).toMatchObject({
      state: "refreshed",
      isCertainlyOurs: true,
      holding: "held",
    });
    expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
    expect(await liesOf(rig)).toEqual([]);
  });

  it("has the key also when the platform no longer knows the order, but is not certain", async () => {
    rig.platform.faults.plan("refreshKey", done, notDone, notDone);
    rig.platform.faults.onCall = (call) => {
      if (call === "listKeys") rig.platform.forgetOrders();
    };
    await rig.refresh();
    expect(progress()).toMatchObject({
      state: "refreshed",
      isCertainlyOurs: false,
      holding: "held",
    });
    expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("does not call ours what somebody else did", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    afterOrders(3, () => rig.platform.refreshElsewhere(ariPost));
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: false });
    expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("has the present key, and when ours died, after somebody else has refreshed it too", async () => {
    rig.platform.faults.plan("refreshKey", done, notDone, notDone);
    afterOrders(3, () => {
      rig.platform.timeMs += 60_000;
      rig.platform.refreshElsewhere(ariPost);
    });
    await rig.refresh();
    expect(progress()).toMatchObject({
      state: "refreshed",
      isCertainlyOurs: false,
      oldKeyDiedAt: "2026-03-12T10:40:00.000Z",
    });
    expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
  });

  it("sees another key in spite of the same version", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    const created = "2026-03-12T10:39:59.000Z" as Instant;
    afterOrders(3, () => {
      rig.platform.secretText = "another-key-in-the-same-place-wXyZ";
      changeRow({ created, maskedKey: "••••••••••••wXyZ" });
    });
    await rig.refresh();
    expect(progress()).toMatchObject({
      state: "refreshed",
      isCertainlyOurs: false,
      oldKeyDiedAt: created,
    });
    expect(rig.platform.orders).toHaveLength(3);
  });

  it("sees another key in spite of the same version and date", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    afterOrders(3, () => {
      rig.platform.secretText = "another-key-in-the-same-place-wXyZ";
      changeRow({ maskedKey: "••••••••••••wXyZ" });
    });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: false });
    expect(await shownKey()).toBe("another-key-in-the-same-place-wXyZ");
  });

  it("knows the old key also when the keychain has another salt by now", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    afterOrders(3, () => {
      rig.salt = new Secret("the salt of a keychain that was made anew");
    });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "not-refreshed", reason: "old-key-listed" });
  });

  it("is content with version and date while the keychain does not answer", async () => {
    // As of a platform that masks its keys in its own way.
    changeRow({ maskedKey: "••••••••••••q7Zr" });
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    afterOrders(3, () => {
      rig.keychain.problem = "locked";
    });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "not-refreshed" });
  });

  it("is content with version and date when the platform does not show the key", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    rig.platform.faults.plan("revealKey", null, { error: { kind: "forbidden" }, isDone: false });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "not-refreshed" });
  });
});

describe("a look that can't tell", () => {
  beforeEach(() => {
    rig.platform.faults.plan("refreshKey", done, notDone, notDone);
  });

  it("says why: the list does not come", async () => {
    rig.platform.faults.plan("listKeys", null, { error: lost, isDone: false });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "unknown", error: "connection-lost" });
    expect(rig.activity.told).toEqual(["refresh-started ok", "refresh refresh-outcome-unknown"]);
  });

  it("says why: the key is no longer listed", async () => {
    const { rows } = rig.platform;
    afterOrders(3, () => {
      rig.platform.rows = rows.filter(({ keyId }) => keyId !== ariPost);
    });
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "unknown", error: "key-not-found" });
  });

  it("stands in the way of another refresh of this key, and of no other", async () => {
    rig.platform.faults.plan("listKeys", null, null, { error: lost, isDone: false });
    const { preparationId } = await rig.ready();
    const { preparationId: second } = await rig.ready();
    const answer = { typed: "", stepUp: null };
    await rig.finish(rig.refreshes.refreshKeys({ preparationId, ...answer }, rig.isStillAsked));
    const unresolved = { ok: false, error: { kind: "refresh-unresolved" } };
    expect(await rig.prepare()).toEqual(unresolved);
    const again = rig.refreshes.refreshKeys({ preparationId: second, ...answer }, rig.isStillAsked);
    expect(await rig.finish(again)).toEqual(unresolved);
    expect((await rig.refresh([rig.platform.rows[0]?.keyId ?? ariPost])).ok).toBe(true);
  });

  it("tells later, when it is asked again", async () => {
    rig.platform.faults.plan("listKeys", null, { error: lost, isDone: false });
    await rig.refresh();
    expect(await resolve()).toMatchObject({
      ok: true,
      value: { progress: { state: "refreshed", isCertainlyOurs: true } },
    });
    expect(await shownKey()).toBe(rig.platform.secretOf(ariPost));
    expect(rig.activity.told.at(-1)).toBe("refresh ok");
  });

  it("goes on saying why", async () => {
    rig.platform.faults.plan("listKeys", null, { error: lost, isDone: false });
    await rig.refresh();
    const sent = progress();
    rig.timers.advance(60_000);
    rig.platform.failure = { kind: "unauthorized" };
    await resolve();
    expect(progress()).toEqual({ ...sent, error: "unauthorized" });
  });
});

/** Once this many orders have come, before a list is made. */
function afterOrders(count: number, work: () => void): void {
  let isDone = false;
  rig.platform.faults.onCall = (call, moment) => {
    const isIt = call === "listKeys" && moment === "before" && rig.platform.orders.length === count;
    if (isIt && !isDone) work();
    isDone ||= isIt;
  };
}

function changeRow(change: object): void {
  const { rows } = rig.platform;
  rig.platform.rows = rows.map((row) => (row.keyId === ariPost ? { ...row, ...change } : row));
}
