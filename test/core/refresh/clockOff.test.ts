import { describe, expect, it } from "vitest";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { ariPost, RefreshRig } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const dayMs = 24 * 3_600_000;
const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const faults = {
  "an answer": [],
  "a lost answer": [true],
  "three lost answers": [true, true, true],
  "three lost requests": [false, false, false],
} as const;
const places = ["before the question", "before the answer to it", "while it is sent"] as const;

/** What there is to see after a refresh during which the clock was set. */
async function refreshed(byMs: number, place: string, isDone: readonly boolean[], isCut: boolean) {
  const rig = new RefreshRig();
  if (place === "before the question") rig.clockIsOffByMs = byMs;
  const { preparationId, confirmation, keys } = await rig.ready();
  if (place === "before the answer to it") rig.clockIsOffByMs = byMs;
  rig.platform.faults.plan("refreshKey", ...isDone.map((done) => ({ error: lost, isDone: done })));
  rig.platform.faults.onCall = (call) => {
    if (call !== "refreshKey") return;
    if (place === "while it is sent") rig.clockIsOffByMs = byMs;
    if (isCut) rig.power.cut();
  };
  const request = { preparationId, typed: "", stepUp: null };
  await rig.finishOrOut(rig.refreshes.refreshKeys(request, rig.isStillAsked));
  if (isCut) {
    rig.platform.faults.onCall = () => undefined;
    rig.clockIsOffByMs = place === "before the next run" ? byMs : rig.clockIsOffByMs;
    await rig.restart();
    await rig.finish(rig.refreshes.resolveAll());
  }
  await rig.list();
  const [refresh] = rig.refreshes.list();
  const { state } = refresh?.progress ?? { state: "none" };
  const { refreshCount } = rig.platform;
  const newKey = refresh === undefined ? "none" : await rig.newKey(refresh);
  const died = refresh?.progress.state === "refreshed" ? refresh.progress.oldKeyDiedAt : null;
  const lies = await liesOf(rig);
  return { state, refreshCount, newKey, died, lies, confirmation, used: keys[0]?.usedMsAgo };
}

describe("a clock that is set", () => {
  for (const [fault, isDone] of Object.entries(faults)) {
    it(`changes no outcome of ${fault}`, async () => {
      for (const isCut of [false, true]) {
        const asItIs = await refreshed(0, "nowhere", isDone, isCut);
        expect(asItIs.lies).toEqual([]);
        for (const place of [...places, "before the next run"]) {
          for (const byMs of [-dayMs, dayMs]) {
            const after = await refreshed(byMs, place, isDone, isCut);
            expect(after, `${place} by ${byMs}`).toEqual(asItIs);
          }
        }
      }
    });
  }

  it("neither makes a key look unused nor an unused one used", async () => {
    for (const byMs of [-dayMs, 0, dayMs]) {
      const rig = new RefreshRig();
      rig.clockIsOffByMs = byMs;
      const used = (hoursAgo: number) => {
        const lastUsed = new Date(rig.platform.timeMs - hoursAgo * 3_600_000).toISOString();
        rig.platform.rows = rig.platform.rows.map((row) => ({
          ...row,
          lastUsed: lastUsed as Instant,
        }));
      };
      used(1);
      expect(await rig.ready()).toMatchObject({
        keys: [{ usedMsAgo: 3_600_000 }],
        confirmation: { typed: "ARI POST", because: "in-use" },
      });
      used(25);
      expect((await rig.ready()).confirmation).toMatchObject({ typed: null });
    }
  });

  it("neither lengthens nor shortens the time for an answer", async () => {
    for (const byMs of [-dayMs, dayMs]) {
      const rig = new RefreshRig();
      const { preparationId } = await rig.ready();
      rig.clockIsOffByMs = byMs;
      rig.timers.advance(9 * 60_000);
      const request = { preparationId, typed: "", stepUp: null };
      expect((await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked))).ok).toBe(
        true,
      );
    }
  });

  it("keeps the steps of a runbook in their order", async () => {
    const rig = new RefreshRig();
    const keyIds = ["mapping-read", "mapping-post", "ari-read", ariPost].map((id) => id as KeyId);
    rig.platform.faults.plan("refreshKey", null, null, {
      error: { kind: "forbidden" },
      isDone: false,
    });
    await rig.refresh(keyIds);
    const [{ runbookId } = { runbookId: null }] = rig.refreshes.list();
    rig.clockIsOffByMs = -dayMs;
    await rig.refresh(keyIds.slice(2), runbookId);
    await rig.refresh(["booking-read" as KeyId]);
    expect(rig.refreshes.list().map(({ oldKey }) => oldKey.keyId)).toEqual(
      expect.arrayContaining([...keyIds, "booking-read"]),
    );
    const steps = rig.refreshes.list().filter((refresh) => refresh.runbookId === runbookId);
    expect(steps.map(({ oldKey }) => oldKey.keyId)).toEqual(keyIds);
  });
});
