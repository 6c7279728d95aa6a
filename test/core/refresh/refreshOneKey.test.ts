import { beforeEach, describe, expect, it } from "vitest";
import { ariPost, RefreshRig } from "../../fakes/refreshRig.ts";

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

/** What was done from the confirmation on. */
async function stepsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = rig.power.steps.length;
  await work();
  return rig.power.steps.slice(before);
}

describe("a refresh", () => {
  it("writes down each thing before it does the next", async () => {
    const { preparationId } = await rig.ready();
    const request = { preparationId, typed: "", stepUp: null };
    const steps = await stepsOf(() => rig.refreshes.refreshKeys(request, rig.isStillAsked));
    expect(steps).toEqual([
      "platform: revealKey",
      "log: refresh-started ok",
      "journal: intended",
      "journal: sent",
      "platform: refreshKey",
      "memory: write",
      "journal: answered",
      "keychain: write",
      "journal: stored",
      "log: refresh ok",
    ]);
  });

  it("tells of the new key, never of its secret", async () => {
    const refreshed = await rig.refresh();
    const secret = rig.platform.secretOf(ariPost);
    expect(JSON.stringify(refreshed)).not.toContain(secret);
    expect(refreshed).toMatchObject({
      value: [
        {
          way: "invalidates",
          oldKey: { keyId: ariPost, group: "ari", access: "post" },
          progress: {
            state: "refreshed",
            isCertainlyOurs: true,
            oldKeyDiedAt: "2026-03-12T10:40:00.000Z",
            holding: "held",
            isFinished: false,
          },
          newKey: { maskedKey: rig.rowOf(ariPost).maskedKey },
        },
      ],
    });
  });

  it("keeps the new key in the keychain and its record on the disk", async () => {
    await rig.refresh();
    const secret = rig.platform.secretOf(ariPost);
    expect([...rig.keychain.stored.values()]).toEqual([secret]);
    expect(rig.disk.records.map(({ progress }) => progress.stage)).toEqual(["stored"]);
  });

  it("sends the version that the person saw and a new idempotency key each time", async () => {
    await rig.refresh();
    const secondVersion = rig.rowOf(ariPost).version;
    await rig.refresh();
    expect(rig.platform.orders.map(({ version }) => version)).toEqual([
      "ari-Post-1",
      secondVersion,
    ]);
    expect(new Set(rig.platform.orders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it("is written down with the key that it ends, and with the one that it makes", async () => {
    const old = rig.platform.secretOf(ariPost);
    await rig.refresh();
    const secrets = rig.activity.events.map(({ key }) => key?.secret?.exposeText());
    expect(rig.activity.told).toEqual(["refresh-started ok", "refresh ok"]);
    expect(secrets).toEqual([old, rig.platform.secretOf(ariPost)]);
  });

  it("is under way for the page until the keychain has had its say", async () => {
    const states = new Set<string>();
    rig.keychain.onWrite = () => {
      for (const { progress } of rig.refreshes.list()) states.add(progress.state);
    };
    await rig.refresh();
    expect([...states]).toEqual(["under-way"]);
  });
});

describe("a refresh that the platform refuses", () => {
  for (const kind of ["forbidden", "unauthorized", "key-changed", "key-not-found"] as const) {
    it(`leaves no record: ${kind}`, async () => {
      rig.platform.faults.plan("refreshKey", { error: { kind }, isDone: false });
      expect(await rig.refresh()).toEqual({ ok: false, error: { kind } });
      expect(rig.platform.orders).toHaveLength(1);
      expect(rig.refreshes.list()).toEqual([]);
      expect(rig.disk.records).toEqual([]);
      expect(rig.activity.told).toEqual(["refresh-started ok", `refresh ${kind}`]);
    });
  }

  it("can be asked for again", async () => {
    rig.platform.faults.plan("refreshKey", { error: { kind: "forbidden" }, isDone: false });
    await rig.refresh();
    expect((await rig.refresh()).ok).toBe(true);
  });
});

describe("a refresh that can't be begun", () => {
  it("sends nothing once the app was locked, and says so in the log", async () => {
    const { preparationId } = await rig.ready();
    rig.activity.recordStrictly = async (event) => {
      rig.activity.events.push(event);
      rig.isAsked = event.action !== "refresh-started";
      return { ok: true, value: undefined };
    };
    const request = { preparationId, typed: "", stepUp: null };
    const refused = await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
    expect(refused).toEqual({ ok: false, error: { kind: "locked" } });
    expect(rig.platform.orders).toEqual([]);
    expect(rig.disk.records).toEqual([]);
    expect(rig.refreshes.list()).toEqual([]);
    expect(rig.activity.told).toEqual(["refresh-started ok", "refresh locked"]);
  });

  it("asks nothing of the platform when the app was locked before", async () => {
    const { preparationId } = await rig.ready();
    rig.isAsked = false;
    const request = { preparationId, typed: "", stepUp: null };
    const steps = await stepsOf(() => rig.refreshes.refreshKeys(request, rig.isStillAsked));
    expect(steps.filter((step) => step.startsWith("platform"))).toEqual([]);
    expect(rig.refreshes.list()).toEqual([]);
  });

  it("sends nothing that can't be written into the activity log, whatever the user has chosen", async () => {
    rig.activity.isWritable = false;
    rig.activity.isUnrecordedAccepted = true;
    expect(await rig.refresh()).toEqual({ ok: false, error: { kind: "activity-not-recorded" } });
    expect(rig.platform.orders).toEqual([]);
    expect(rig.disk.written).toEqual([]);
  });

  it("sends nothing without its old key", async () => {
    rig.platform.faults.plan("revealKey", { error: { kind: "forbidden" }, isDone: false });
    expect(await rig.refresh()).toEqual({ ok: false, error: { kind: "forbidden" } });
    expect(rig.platform.orders).toEqual([]);
    expect(rig.activity.told).toEqual([]);
  });

  // The intent, and that it is about to be sent; refused, or done in spite of it.
  for (const [name, at, when] of [
    ["the intent can't", 0, "before"],
    ["the intent may have been", 0, "after"],
    ["that it is sent can't", 1, "before"],
    ["that it is sent may have been", 1, "after"],
  ] as const) {
    it(`sends nothing when ${name} be written into the journal`, async () => {
      const { preparationId } = await rig.ready();
      failWrite(at, when);
      const request = { preparationId, typed: "", stepUp: null };
      const refused = await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
      expect(refused).toEqual({ ok: false, error: { kind: "refresh-not-recorded" } });
      expect(rig.platform.orders).toEqual([]);
      expect(rig.refreshes.list()).toEqual([]);
      expect(rig.disk.records).toEqual([]);
      expect(rig.activity.told).toEqual(["refresh-started ok", "refresh refresh-not-recorded"]);
    });
  }

  function failWrite(at: number, when: "before" | "after"): void {
    if (at === 0) rig.disk.failNext(when);
    rig.disk.onWrite = ({ progress }) => {
      if (at === 1 && progress.stage === "intended") rig.disk.failNext(when);
    };
  }
});

describe("a refresh without a keychain", () => {
  beforeEach(() => {
    rig.keychain.problem = "locked";
  });

  it("comes off all the same, and the platform is asked for the key when it is needed", async () => {
    const { keepsNewKeys } = await rig.ready();
    expect(keepsNewKeys).toBe(false);
    await rig.refresh();
    const [refresh] = rig.refreshes.list();
    expect(refresh?.progress).toMatchObject({ state: "refreshed", holding: "not-held" });
    expect(refresh && (await rig.newKey(refresh))).toBe(rig.platform.secretOf(ariPost));
  });

  it("has the key held as soon as there is one", async () => {
    await rig.refresh();
    await rig.refreshes.resolveAll();
    expect(rig.refreshes.list()[0]?.progress).toMatchObject({ holding: "not-held" });
    rig.keychain.problem = null;
    await rig.refreshes.resolveAll();
    expect(rig.refreshes.list()[0]?.progress).toMatchObject({ holding: "held" });
    expect([...rig.keychain.stored.values()]).toEqual([rig.platform.secretOf(ariPost)]);
    expect(rig.platform.refreshCount).toBe(1);
  });

  it("does not ask the platform for the key in vain", async () => {
    await rig.refresh();
    const revealed = () => rig.platform.faults.calls.filter((call) => call === "revealKey").length;
    const before = revealed();
    await rig.refreshes.resolveAll();
    await rig.refreshes.resolveAll();
    expect(revealed()).toBe(before);
  });
});
