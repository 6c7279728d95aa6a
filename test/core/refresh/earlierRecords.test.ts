import { beforeEach, describe, expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { RunbookId } from "../../../shared/refresh.ts";
import { ariPost, grand, RefreshRig, spa } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const notDone = { error: lost, isDone: false };
const dayMs = 24 * 3_600_000;
const ariRead = "ari-read" as KeyId;

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const states = () => rig.refreshes.list().map(({ progress }) => progress.state);

async function load(): Promise<void> {
  const listed = await rig.list();
  if (!listed.ok) throw new Error(listed.error.kind);
  await rig.finish(rig.refreshes.listed(grand, listed.value.rows));
}

async function refreshInVain(): Promise<void> {
  rig.platform.faults.plan("refreshKey", notDone, notDone, notDone);
  await rig.refresh();
}

describe("a record of a refresh that did nothing", () => {
  it.each([0, -dayMs, dayMs])(
    "takes no later refresh for its own, with the clock %i ms off",
    async (offByMs) => {
      await refreshInVain();
      rig.clockIsOffByMs = offByMs;
      await rig.refresh();
      const [, later] = rig.refreshes.list();
      if (later === undefined) throw new Error("no second refresh");
      await load();
      expect(states()).toEqual(["not-refreshed", "refreshed"]);
      await rig.after.dismiss(later);
      await rig.restart();
      await load();
      const [first] = rig.refreshes.list();
      if (first !== undefined) await rig.finish(rig.refreshes.resolve(first));
      expect(states()).toEqual(["not-refreshed"]);
      expect(rig.keychain.stored.size).toBe(0);
      expect(rig.activity.told.filter((line) => line === "refresh ok")).toHaveLength(1);
    },
  );
});

describe("the power that goes out as a later refresh ends", () => {
  it.each(["before", "after"] as const)(
    "leaves the earlier record as it was: %s",
    async (moment) => {
      for (let step = 1; ; step += 1) {
        rig = new RefreshRig();
        await refreshInVain();
        const { preparationId, confirmation } = await rig.ready();
        rig.power.cutAt(step, moment);
        const typed = confirmation.typed ?? "";
        const request = { preparationId, typed, stepUp: null };
        const ended = await rig.finishOrOut(rig.refreshes.refreshKeys(request, rig.isStillAsked));
        await rig.restart();
        await rig.finish(rig.refreshes.resolveAll());
        const [, later] = rig.refreshes.list();
        if (later !== undefined) await rig.after.dismiss(later);
        await load();
        if (later?.progress.state === "refreshed") expect(states()).toEqual(["not-refreshed"]);
        expect(rig.platform.refreshCount).toBeLessThanOrEqual(1);
        if (ended !== "out") return;
      }
    },
  );
});

describe("two refreshes of one key", () => {
  it("stand in their order though the clock was set back in between", async () => {
    await rig.refresh();
    const [first] = rig.refreshes.list();
    rig.clockIsOffByMs = -dayMs;
    await rig.refresh();
    await rig.restart();
    expect(rig.refreshes.list()[0]?.refreshId).toBe(first?.refreshId);
  });
});

describe("a look", () => {
  it("calls a key the old one whose version alone has moved", async () => {
    await refreshInVain();
    rig.platform.rows = rig.platform.rows.map((row) =>
      row.keyId === ariPost ? { ...row, version: "renamed" } : row,
    );
    rig.platform.secretText = rig.platform.secretOf(ariPost, "v1");
    await load();
    expect(states()).toEqual(["not-refreshed"]);
    const asked = rig.platform.faults.calls.length;
    await load();
    // Once, not with every list from now on.
    expect(rig.platform.faults.calls.slice(asked)).toEqual(["listKeys"]);
  });

  it("sees that somebody refreshed the key between its list and its showing", async () => {
    await refreshInVain();
    const [refresh] = rig.refreshes.list();
    let isElsewhere = false;
    rig.platform.faults.onCall = (call, moment) => {
      if (call !== "revealKey" || moment !== "before" || isElsewhere) return;
      isElsewhere = true;
      rig.platform.refreshElsewhere(ariPost);
    };
    if (refresh !== undefined) await rig.finish(rig.refreshes.resolve(refresh));
    expect(isElsewhere).toBe(true);
    expect(await liesOf(rig)).toEqual([]);
    expect(rig.refreshes.list()[0]?.newKey?.version).toBe(rig.rowOf(ariPost).version);
  });

  it("takes nothing back that an earlier one has told when it sees nothing", async () => {
    await refreshInVain();
    const [told] = rig.refreshes.list();
    rig.platform.refreshElsewhere(ariPost);
    const listed = await rig.list();
    rig.platform.faults.failure = lost;
    if (listed.ok) await rig.finish(rig.refreshes.listed(grand, listed.value.rows));
    expect(rig.refreshes.list()).toEqual([told]);
    rig.platform.faults.failure = null;
    await load();
    expect(states()).toEqual(["refreshed"]);
  });

  it("asks the platform nothing once the app was locked, and goes on after that", async () => {
    rig.platform.faults.plan("refreshKey", { error: lost, isDone: true });
    rig.platform.faults.onCall = (call) => {
      if (call !== "refreshKey") return;
      rig.isAsked = false;
      rig.isLocked = true;
    };
    await rig.refresh();
    expect(rig.platform.faults.calls.at(-1)).toBe("refreshKey");
    expect(states()).toEqual(["unknown"]);
    await rig.finish(rig.refreshes.resolveAll());
    expect(rig.platform.faults.calls.at(-1)).toBe("refreshKey");

    rig.isLocked = false;
    rig.platform.faults.onCall = () => undefined;
    await rig.finish(rig.refreshes.resolveAll());
    expect(states()).toEqual(["refreshed"]);
    expect(await liesOf(rig)).toEqual([]);
  });
});

describe("a runbook", () => {
  it("keeps the steps that a resuming does not name", async () => {
    rig.platform.faults.plan("refreshKey", { error: { kind: "forbidden" }, isDone: false });
    await rig.refresh(["mapping-read", "ari-post", "ari-read"].map((id) => id as KeyId));
    const runbookId = rig.refreshes.list()[0]?.runbookId ?? ("" as RunbookId);
    await rig.refresh([ariRead], runbookId);
    expect(states()).toEqual(["not-refreshed", "planned", "refreshed"]);
  });
});

describe("words that name a key", () => {
  it("stay off the disk when a replacement is ordered with them", async () => {
    const key = "9f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506";
    await rig.replace({ notes: `instead of ${key}`, contactEmail: "anna@grandspa.example" });
    expect(rig.refreshes.list()).toHaveLength(1);
    expect(JSON.stringify(rig.disk.records)).not.toContain(key);
    expect(JSON.stringify(rig.disk.records)).toContain("anna@grandspa.example");
    expect(rig.company.orders[0]?.notes).toContain(key);
    expect(rig.refreshes.list()[0]?.connection.connectionId).toBe(spa);
  });
});
