import { beforeEach, describe, expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { RunbookId } from "../../../shared/refresh.ts";
import { grand, RefreshRig, spa } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const three = ["mapping-read", "ari-post", "booking-read"].map((id) => id as KeyId);
const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const refused = { error: { kind: "forbidden" }, isDone: false } as const;
const underWay = { ok: false, error: { kind: "refresh-under-way" } };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const states = () =>
  rig.refreshes.list().map(({ oldKey, progress }) => `${oldKey.keyId} ${progress.state}`);

function runbookId(): RunbookId {
  const id = rig.refreshes.list()[0]?.runbookId ?? null;
  if (id === null) throw new Error("no runbook");
  return id;
}

describe("several refreshes in a row", () => {
  it("are all on the disk as planned before the first begins", async () => {
    const stages: string[] = [];
    rig.platform.faults.onCall = (call, moment) => {
      if (call === "refreshKey" && moment === "before") {
        stages.push(rig.disk.records.map(({ progress }) => progress.stage).join(" "));
      }
    };
    await rig.refresh(three);
    expect(stages).toEqual(["sent planned planned", "stored sent planned", "stored stored sent"]);
  });

  it("are done strictly one after the other, in the order of the question", async () => {
    await rig.refresh(three);
    const { steps } = rig.power;
    const of = (step: string) => steps.flatMap((name, at) => (name === step ? [at] : []));
    const stored = of("journal: stored");
    const revealed = of("platform: revealKey");
    expect(rig.platform.orders.map(({ keyId }) => keyId)).toEqual(three);
    expect(stored.slice(0, 2).every((at, step) => at < (revealed[step + 1] ?? 0))).toBe(true);
    expect(states()).toEqual(three.map((keyId) => `${keyId} refreshed`));
    expect(new Set(rig.refreshes.list().map((refresh) => refresh.runbookId)).size).toBe(1);
  });

  it("are not begun when one of them can't be planned on the disk", async () => {
    const { preparationId } = await rig.ready(three);
    rig.disk.onWrite = () => {
      rig.disk.onWrite = () => undefined;
      rig.disk.failNext();
    };
    const request = { preparationId, typed: "GRAND HOTEL", stepUp: null };
    const refreshed = await rig.finish(rig.refreshes.refreshKeys(request, rig.isStillAsked));
    expect(refreshed).toEqual({ ok: false, error: { kind: "refresh-not-recorded" } });
    expect(rig.disk.records).toEqual([]);
    expect(states()).toEqual([]);
    expect(rig.platform.orders).toEqual([]);
  });
});

describe("the first that does not end refreshed", () => {
  for (const [name, plan, state] of [
    ["it is refused", () => rig.platform.faults.plan("refreshKey", null, refused), "not-refreshed"],
    ["its old key is not shown", () => failSecond("revealKey"), "not-refreshed"],
    [
      "nothing has become of it",
      () => rig.platform.faults.plan("refreshKey", null, ...Array(3).fill(fault(false))),
      "not-refreshed",
    ],
    [
      "nobody knows what has become of it",
      () => {
        rig.platform.faults.plan("refreshKey", null, ...Array(3).fill(fault(true)));
        rig.platform.faults.plan("listKeys", null, fault(false));
      },
      "unknown",
    ],
    [
      "the app was locked",
      () => {
        rig.disk.onWrite = ({ progress }) => {
          if (progress.stage === "stored") rig.isAsked = false;
        };
      },
      "not-refreshed",
    ],
    [
      "the activity log can't be written",
      () => {
        rig.disk.onWrite = ({ progress }) => {
          if (progress.stage === "stored") rig.activity.isWritable = false;
        };
      },
      "not-refreshed",
    ],
  ] as const) {
    it(`stops them: ${name}`, async () => {
      plan();
      expect((await rig.refresh(three)).ok).toBe(true);
      expect(states()).toEqual([
        "mapping-read refreshed",
        `ari-post ${state}`,
        "booking-read planned",
      ]);
      expect(rig.platform.orders.map(({ keyId }) => keyId)).not.toContain("booking-read");
    });
  }

  function fault(isDone: boolean) {
    return { error: lost, isDone };
  }

  function failSecond(call: "revealKey"): void {
    rig.platform.faults.plan(call, null, refused);
  }
});

describe("a refusal", () => {
  it.each([
    ["of one key", three.slice(0, 1)],
    ["in a runbook", three],
  ])("is never told as an unknown outcome: %s", async (_name, keyIds) => {
    const told = new Set<string | undefined>();
    rig.onChanged = () => {
      for (const { progress } of rig.refreshes.list()) told.add(progress.state);
    };
    rig.platform.faults.plan("refreshKey", refused);
    await rig.refresh(keyIds);
    expect(told).toContain("under-way");
    expect(told).not.toContain("unknown");
  });
});

describe("a stopped runbook", () => {
  beforeEach(async () => {
    rig.platform.faults.plan("refreshKey", null, refused);
    await rig.refresh(three);
  });

  it("goes on with a new question, whose steps take the place of what is left", async () => {
    const id = runbookId();
    const remaining = three.slice(1);
    await rig.refresh(remaining, id);
    expect(states()).toEqual(three.map((keyId) => `${keyId} refreshed`));
    expect(rig.refreshes.list().every((refresh) => refresh.runbookId === id)).toBe(true);
    expect(rig.disk.records).toHaveLength(3);
    expect(rig.platform.refreshCount).toBe(3);
  });

  it("goes on with one key as well", async () => {
    await rig.refresh(three.slice(2), runbookId());
    expect(states()).toEqual([
      "mapping-read refreshed",
      "ari-post not-refreshed",
      "booking-read refreshed",
    ]);
    expect(rig.refreshes.list()[2]?.runbookId).toBe(runbookId());
  });

  it("goes on in the next run", async () => {
    const id = runbookId();
    await rig.restart();
    await rig.refreshes.resolveAll();
    expect(states().at(-1)).toBe("booking-read planned");
    await rig.refresh(three.slice(1), id);
    expect(states()).toEqual(three.map((keyId) => `${keyId} refreshed`));
  });

  it("is dropped but for what was begun", async () => {
    expect(await rig.after.dropRunbook({ runbookId: runbookId() })).toMatchObject({ ok: true });
    expect(states()).toEqual(["mapping-read refreshed", "ari-post not-refreshed"]);
    expect(rig.disk.records).toHaveLength(2);
  });

  it("leaves its keys to be refreshed by themselves", async () => {
    expect((await rig.refresh(three.slice(2))).ok).toBe(true);
  });
});

describe("a runbook that is running", () => {
  it("can be neither dismissed, dropped nor resumed", async () => {
    let open = () => {};
    rig.platform.refreshGate = new Promise((resolve) => {
      open = resolve;
    });
    const { preparationId } = await rig.ready(three);
    const request = { preparationId, typed: "GRAND HOTEL", stepUp: null };
    const running = rig.refreshes.refreshKeys(request, rig.isStillAsked);
    await expect.poll(() => rig.platform.orders).toHaveLength(1);
    for (const { refreshId } of rig.refreshes.list()) {
      expect(await rig.after.dismiss({ refreshId })).toEqual(underWay);
      await rig.refreshes.resolve({ refreshId });
    }
    expect(await rig.after.dropRunbook({ runbookId: runbookId() })).toEqual(underWay);
    // Nor does its connection go meanwhile.
    expect([grand, spa].map((id) => rig.after.isBusy(id))).toEqual([true, false]);
    const resumed = await rig.ready(["mapping-post" as KeyId], runbookId());
    const again = { preparationId: resumed.preparationId, typed: "", stepUp: null };
    expect(await rig.refreshes.refreshKeys(again, rig.isStillAsked)).toEqual(underWay);
    open();
    expect((await rig.finish(running)).ok).toBe(true);
    expect(states()).toEqual(three.map((keyId) => `${keyId} refreshed`));
    expect(rig.after.isBusy(grand)).toBe(false);
  });
});

describe("several refreshes that the power cuts off", () => {
  it("end in true words, and the rest can be gone on with", async () => {
    let points = 0;
    for (const when of ["before", "after"] as const) {
      for (let at = 1; ; at += 1) {
        rig = new RefreshRig();
        const { preparationId } = await rig.ready(three);
        rig.platform.faults.plan("refreshKey", null, { error: lost, isDone: true });
        rig.power.cutAt(at, when);
        const request = { preparationId, typed: "GRAND HOTEL", stepUp: null };
        const run = rig.refreshes.refreshKeys(request, rig.isStillAsked);
        if ((await rig.finishOrOut(run)) !== "out") break;
        points += 1;
        const point = `${when} ${at}, ${rig.power.steps.at(-1)}`;
        await rig.restart();
        await rig.finish(rig.refreshes.resolveAll());
        await rig.list();
        expect(await liesOf(rig), point).toEqual([]);
        const left = rig.refreshes.list().filter(({ progress }) => progress.state !== "refreshed");
        if (left.length === 0) continue;
        const keyIds = left.map(({ oldKey }) => oldKey.keyId);
        expect((await rig.refresh(keyIds, runbookId())).ok, point).toBe(true);
        expect(await liesOf(rig), `${point}, resumed`).toEqual([]);
        expect(states().filter((state) => state.endsWith("planned"))).toEqual([]);
      }
    }
    expect(points).toBeGreaterThan(50);
  });
});
