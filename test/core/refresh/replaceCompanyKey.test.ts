import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { RefreshRig } from "../../fakes/refreshRig.ts";
import { liesOf } from "../../fakes/refreshTruth.ts";

const lost: AppError = { kind: "connection-lost", host: "api.example" };
const done = { error: lost, isDone: true };
const notDone = { error: lost, isDone: false };
const kassan = { companyId: null, contactEmail: "", notes: "Kassan" };

let rig: RefreshRig;

beforeEach(() => {
  rig = new RefreshRig();
});

const progress = () => rig.refreshes.list()[0]?.progress;

async function shownKey(): Promise<string> {
  const [refresh] = rig.refreshes.list();
  return refresh === undefined ? "no refresh" : rig.newKey(refresh);
}

/** Before the list that the lost answer leads to. */
function afterOrder(work: () => void): void {
  let isDone = false;
  rig.company.faults.onCall = (call, moment) => {
    if (isDone || call !== "readCompanyKeys" || moment !== "before") return;
    if (rig.company.orders.length === 0) return;
    isDone = true;
    work();
  };
}

describe("a replacement", () => {
  it("writes down each thing before it does the next", async () => {
    const before = rig.power.steps.length;
    await rig.replace();
    expect(rig.power.steps.slice(before)).toEqual([
      "platform: readCompanyKeys",
      "log: replace-started ok",
      "journal: intended",
      "journal: sent",
      "platform: createCompanyKey",
      "journal: answered",
      "keychain: write",
      "journal: stored",
      "log: replace ok",
    ]);
  });

  it("makes a key beside the old one, which goes on", async () => {
    await rig.replace({ contactEmail: "anna@fjallgarden.example" });
    expect(rig.refreshes.list()).toMatchObject([
      {
        way: "replaces",
        oldKey: { keyId: "first", group: null, notes: "Bokningssidan" },
        progress: {
          state: "refreshed",
          isCertainlyOurs: true,
          oldKeyDiedAt: null,
          holding: "held",
        },
        newKey: { keyId: "made", version: null },
      },
    ]);
    expect(rig.company.rows.map(({ keyId }) => keyId)).toEqual(["first", "made"]);
    expect(await shownKey()).toBe(rig.company.secretOf("made" as KeyId));
  });

  it("leaves no record when the platform refuses it", async () => {
    rig.company.faults.plan("createCompanyKey", { error: { kind: "forbidden" }, isDone: false });
    expect(await rig.replace()).toEqual({ ok: false, error: { kind: "forbidden" } });
    expect(rig.refreshes.list()).toEqual([]);
    expect(rig.disk.records).toEqual([]);
    expect(rig.activity.told).toEqual(["replace-started ok", "replace forbidden"]);
  });

  it("is not ordered once the app was locked", async () => {
    rig.disk.onWrite = () => {
      rig.isAsked = false;
    };
    expect(await rig.replace()).toEqual({ ok: false, error: { kind: "locked" } });
    expect(rig.company.orders).toEqual([]);
    expect(rig.disk.records).toEqual([]);
  });

  it("is not ordered when it can't be written down", async () => {
    rig.activity.isWritable = false;
    expect(await rig.replace()).toMatchObject({ error: { kind: "activity-not-recorded" } });
    rig.activity.isWritable = true;
    rig.disk.isUnusable = true;
    expect(await rig.replace()).toMatchObject({ error: { kind: "refresh-not-recorded" } });
    expect(rig.company.orders).toEqual([]);
  });

  it("is of a key that there is", async () => {
    expect(await rig.replace({ keyId: "gone" as KeyId })).toMatchObject({
      error: { kind: "key-not-found" },
    });
    expect(rig.activity.told).toEqual([]);
  });
});

describe("a replacement whose answer is lost", () => {
  it("is not ordered again", async () => {
    rig.company.faults.plan("createCompanyKey", notDone);
    await rig.replace();
    await rig.refreshes.resolveAll();
    expect(rig.company.orders).toHaveLength(1);
    expect(progress()).toMatchObject({ state: "not-refreshed", reason: "old-key-listed" });
    expect(rig.activity.told).toEqual(["replace-started ok", "replace connection-lost"]);
  });

  it("is found by the keys that were not there before, never for certain", async () => {
    rig.company.faults.plan("createCompanyKey", done);
    await rig.replace();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: false });
    expect(await shownKey()).toBe(rig.company.secretOf("made" as KeyId));
  });

  it("is told from somebody else's by its words", async () => {
    rig.company.faults.plan("createCompanyKey", done);
    rig.company.faults.onCall = (call, moment) => {
      if (call !== "createCompanyKey" || moment === "after") return;
      rig.company.createElsewhere({ ...kassan, notes: "Spa" });
    };
    await rig.replace();
    expect(rig.company.rows.at(-1)).toMatchObject({ keyId: "made-2", notes: "Kassan" });
    expect(await shownKey()).toBe(rig.company.secretOf("made-2" as KeyId));
  });

  it("is not called certainly ours when another administrator had the same words", async () => {
    rig.company.faults.plan("createCompanyKey", notDone);
    afterOrder(() => void rig.company.createElsewhere(kassan));
    await rig.replace();
    expect(progress()).toMatchObject({ state: "refreshed", isCertainlyOurs: false });
  });

  it("is told in the run that ordered it also without a keychain", async () => {
    rig.keychain.problem = "locked";
    rig.company.faults.plan("createCompanyKey", done);
    await rig.replace();
    expect(progress()).toMatchObject({ state: "refreshed", holding: "not-held" });
    expect(await shownKey()).toBe(rig.company.secretOf("made" as KeyId));
  });

  it("stays unknown when the list does not come, and stands in the way of another", async () => {
    rig.company.faults.plan("createCompanyKey", done);
    rig.company.faults.plan("readCompanyKeys", null, notDone);
    await rig.replace();
    expect(progress()).toMatchObject({ state: "unknown", error: "connection-lost" });
    expect(await rig.replace()).toMatchObject({ error: { kind: "refresh-unresolved" } });
    await rig.refreshes.resolveAll();
    expect(progress()).toMatchObject({ state: "refreshed" });
    expect(rig.company.createdCount).toBe(1);
  });
});

describe("a replacement of an earlier run", () => {
  it("stands in the way of another while it is unknown, though its key has another id", async () => {
    rig.company.faults.plan("createCompanyKey", done);
    rig.company.faults.plan("readCompanyKeys", null, notDone);
    await rig.replace();
    rig.company.renameKeys("2-");
    await rig.restart();
    const again = await rig.replace({ keyId: "2-first" as KeyId });
    expect(again).toMatchObject({ error: { kind: "refresh-unresolved" } });
    expect(rig.company.createdCount).toBe(1);
  });

  it("stands in the way of another before the journal is read", async () => {
    rig.company.faults.plan("createCompanyKey", done);
    rig.company.faults.plan("readCompanyKeys", null, notDone);
    await rig.replace();
    let open = () => {};
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { disk } = rig;
    const readAll = disk.readAll.bind(disk);
    disk.readAll = () => isOpen.then(readAll);
    const restarting = rig.restart();
    const again = rig.replace();
    await new Promise((resolve) => setImmediate(resolve));
    open();
    await restarting;
    expect(await again).toMatchObject({ error: { kind: "refresh-unresolved" } });
  });

  it("has its key shown by what else is known of it", async () => {
    rig.keychain.problem = "locked";
    await rig.replace();
    rig.company.renameKeys("2-");
    await rig.restart();
    expect(await shownKey()).toBe(rig.company.secretOf("2-made" as KeyId));
  });

  it("takes no key for new when the keychain has another salt by now", async () => {
    rig.company.faults.plan("createCompanyKey", notDone);
    rig.company.faults.plan("readCompanyKeys", null, notDone);
    await rig.replace({ notes: "Bokningssidan" });
    rig.salt = new Secret("the salt of a keychain that was made anew");
    await rig.restart();
    await rig.refreshes.resolveAll();
    expect(progress()).toMatchObject({ state: "unknown", error: "keychain-unavailable" });
  });
});

describe("a replacement that the power cuts off", () => {
  for (const [name, planned] of [
    ["an answer", []],
    ["a lost answer", [done]],
    ["a lost order", [notDone]],
  ] as const) {
    for (const morning of ["all is well", "the platform fails", "the keychain is locked"]) {
      it(`ends in a true word after ${name}, when ${morning}`, async () => {
        let points = 0;
        for (const when of ["before", "after"] as const) {
          for (let at = 1; ; at += 1) {
            rig = new RefreshRig();
            rig.company.faults.plan("createCompanyKey", ...planned);
            rig.power.cutAt(at, when);
            if ((await rig.replace().catch(() => "out")) !== "out") break;
            points += 1;
            const point = `${when} ${at}, ${rig.power.steps.at(-1)}`;
            rig.company.renameKeys("2-");
            if (morning === "the platform fails") rig.company.failure = lost;
            if (morning === "the keychain is locked") rig.keychain.problem = "locked";
            await rig.restart();
            await rig.finish(rig.refreshes.resolveAll());
            expect(await liesOf(rig), point).toEqual([]);
            rig.company.failure = null;
            rig.keychain.problem = null;
            await rig.finish(rig.refreshes.resolveAll());
            expect(await liesOf(rig), `${point}, later`).toEqual([]);
          }
        }
        expect(points).toBeGreaterThanOrEqual(16);
      });
    }
  }
});
