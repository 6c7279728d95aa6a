import { beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../../../shared/appError.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { RefreshRig } from "../../fakes/refreshRig.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const done = { error: lost, isDone: true };
const notDone = { error: lost, isDone: false };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const progress = () => rig.refreshes.list()[0]?.progress;

async function resolve() {
  const [refresh] = rig.refreshes.list();
  return rig.finish(rig.refreshes.resolve({ refreshId: refresh?.refreshId ?? ("" as RefreshId) }));
}

describe("resolving", () => {
  it("never refreshes a key, whatever state its record is in", async () => {
    rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
    rig.platform.faults.plan("listKeys", null, { error: lost, isDone: false });
    await rig.refresh();
    const [sent] = rig.journal.list();
    if (sent?.progress.stage !== "sent") throw new Error("not sent");
    for (const stage of ["planned", "intended", "sent"] as const) {
      const changed = stage === "sent" ? sent.progress : { stage };
      await rig.journal.note({ ...sent, progress: changed });
      await resolve();
    }
    await resolve();
    expect(rig.platform.refreshCount).toBe(0);
    expect(rig.platform.orders).toHaveLength(3);
  });

  it("is done by one at a time", async () => {
    rig.platform.faults.plan("refreshKey", done, notDone, notDone);
    rig.platform.faults.plan("listKeys", null, { error: lost, isDone: false });
    await rig.refresh();
    const both = await Promise.all([resolve(), resolve()]);
    expect(both.map((result) => (result.ok ? "ok" : result.error.kind)).sort()).toEqual([
      "ok",
      "refresh-under-way",
    ]);
  });

  it("leaves alone what is under way", async () => {
    let open = () => {};
    rig.platform.refreshGate = new Promise((done) => {
      open = done;
    });
    const { preparationId } = await rig.ready();
    const request = { preparationId, typed: "", stepUp: null };
    const refreshing = rig.refreshes.refreshKeys(request, rig.isStillAsked);
    await expect.poll(() => rig.platform.orders).toHaveLength(1);
    await rig.refreshes.resolveAll();
    expect(await resolve()).toEqual({ ok: false, error: { kind: "refresh-under-way" } });
    expect(progress()).toEqual({ state: "under-way" });
    open();
    expect((await refreshing).ok).toBe(true);
    expect(progress()).toMatchObject({ state: "refreshed" });
  });
});
