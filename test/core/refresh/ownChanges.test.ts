import { beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../../../shared/appError.ts";
import { ariPost, grand, RefreshRig } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const notDone = { error: lost, isDone: false };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const progress = () => rig.refreshes.list()[0]?.progress;

/** The page loads the list, and what main does with it comes to its end. */
async function load(): Promise<void> {
  const listed = await rig.list();
  if (!listed.ok) throw new Error(listed.error.kind);
  await rig.finish(rig.refreshes.listed(grand, listed.value.rows));
}

describe("an order that the platform carries out late", () => {
  beforeEach(async () => {
    await rig.list();
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    await rig.refresh();
    expect(progress()).toMatchObject({ state: "not-refreshed", reason: "old-key-listed" });
    const [order] = rig.platform.orders;
    if (order !== undefined) await rig.platform.refreshKey(order);
  });

  it("is found by the next list, with its key, and is nobody else's", async () => {
    await load();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: true });
    expect(rig.keyWatch.changes).toEqual([]);
    expect(await liesOf(rig)).toEqual([]);
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("is found in a later run, too", async () => {
    await rig.restart();
    await load();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: true });
    expect(rig.keyWatch.changes).toEqual([]);
  });
});

describe("a key that stays the old one after a lost order", () => {
  it("is asked about no more than any other by the lists that follow", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    await rig.refresh();
    const asked = rig.platform.faults.calls.length;
    await load();
    expect(rig.platform.faults.calls.slice(asked)).toEqual(["listKeys"]);
    expect(progress()).toMatchObject({ state: "not-refreshed" });
  });
});

describe("a version that a record of ours has", () => {
  it("is no change elsewhere, though the memory of the keys was not kept", async () => {
    await rig.list();
    rig.memory.isUnwritable = true;
    await rig.refresh();
    await rig.restart();
    await load();
    expect(rig.keyWatch.changes).toEqual([]);
    rig.platform.refreshElsewhere(ariPost);
    await load();
    expect(rig.keyWatch.changes).toHaveLength(1);
  });

  it("is asked about as it is, though the page still shows the one before", async () => {
    await rig.list();
    const { version } = rig.rowOf(ariPost);
    await rig.refresh();
    const keys = [{ keyId: ariPost, version }];
    const prepared = await rig.refreshes.prepare({ connectionId: grand, keys, resumes: null });
    expect(prepared).toMatchObject({ value: { state: "ready" } });
    rig.platform.refreshElsewhere(ariPost);
    const again = await rig.refreshes.prepare({ connectionId: grand, keys, resumes: null });
    expect(again).toMatchObject({ value: { state: "refreshed-elsewhere" } });
  });
});
