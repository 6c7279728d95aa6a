import { beforeEach, describe, expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Refresh, RefreshId, RefreshPlace } from "../../../shared/refresh.ts";
import { ariPost, grand, RefreshRig, spa } from "../../fakes/refreshRig.ts";

const ariRead = "ari-read" as KeyId;
const notFound = { ok: false, error: { kind: "refresh-not-found" } };

let rig: RefreshRig;
let refreshId: RefreshId;

beforeEach(async () => {
  rig = new RefreshRig();
  await rig.refresh();
  ({ refreshId } = only());
});

function only(): Refresh {
  const [refresh, ...others] = rig.refreshes.list();
  if (refresh === undefined || others.length > 0) throw new Error("not one refresh");
  return refresh;
}

function places(...texts: readonly string[]): readonly RefreshPlace[] {
  return texts.map((text) => ({ text: text.replace("✓ ", ""), isDone: text.startsWith("✓ ") }));
}

const setPlaces = (...texts: readonly string[]) =>
  rig.after.setPlaces({ refreshId, places: places(...texts) });

describe("the places that need the new key", () => {
  it("are kept with the record, and the key with them, until every one is ticked", async () => {
    await setPlaces("✓ Channel manager", "config.yaml");
    expect(only()).toMatchObject({
      places: places("✓ Channel manager", "config.yaml"),
      progress: { holding: "held", isFinished: false },
    });
    expect(rig.disk.records[0]?.places).toEqual(only().places);
    expect(rig.keychain.stored.size).toBe(1);
  });

  it("let go of the key once every one is ticked; it can still be shown", async () => {
    await setPlaces("✓ Channel manager", "✓ config.yaml");
    expect(only().progress).toMatchObject({ holding: "not-held", isFinished: true });
    expect(rig.keychain.stored.size).toBe(0);
    expect(rig.settings.read().accountsToForget).toEqual([]);
    expect(await rig.newKey(only())).toBe(rig.platform.secretOf(ariPost));
  });

  it("and the linked files have to be done, before the key is let go of", async () => {
    rig.files = { all: 2, done: 1 };
    await setPlaces("✓ Channel manager");
    expect(only().progress).toMatchObject({ holding: "held", isFinished: false });
    await rig.after.filesUpdated(refreshId);
    expect(only().progress).toMatchObject({ isFinished: false });
    rig.files = { all: 2, done: 2 };
    await rig.after.filesUpdated(refreshId);
    expect(only().progress).toMatchObject({ holding: "not-held", isFinished: true });
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("are not waited for where there are linked files alone", async () => {
    rig.files = { all: 1, done: 1 };
    await rig.after.filesUpdated(refreshId);
    expect(only().progress).toMatchObject({ isFinished: true });
  });

  it("are nothing to tick when there are none", async () => {
    await setPlaces();
    expect(only().progress).toMatchObject({ holding: "held", isFinished: false });
  });

  it("have the key held again when one is open again", async () => {
    await setPlaces("✓ Channel manager");
    await setPlaces("Channel manager");
    expect(only().progress).toMatchObject({ isFinished: false });
    await rig.refreshes.resolveAll();
    expect(only().progress).toMatchObject({ holding: "held", isFinished: false });
    expect(rig.keychain.stored.size).toBe(1);
  });

  it("let go of the key later, when the keychain does not answer now", async () => {
    rig.keychain.problem = "locked";
    await setPlaces("✓ Channel manager");
    expect(rig.keychain.stored.size).toBe(1);
    rig.keychain.problem = null;
    await rig.restart();
    await rig.accountsToForget.retry();
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("have the key used no more that the keychain has not let go of", async () => {
    rig.keychain.problem = "locked";
    await setPlaces("✓ Channel manager");
    rig.keychain.problem = null;
    rig.platform.failure = { kind: "unauthorized" };
    expect(await rig.newKey(only())).toBe("unauthorized");
  });

  it("have a key that is held again not let go of later", async () => {
    rig.keychain.problem = "locked";
    await setPlaces("✓ Channel manager");
    await setPlaces("Channel manager");
    rig.keychain.problem = null;
    await rig.refreshes.resolveAll();
    await rig.accountsToForget.retry();
    expect(only().progress).toMatchObject({ holding: "held" });
    expect(rig.keychain.stored.size).toBe(1);
  });

  it("are remembered for the next refresh of the key, open again", async () => {
    await setPlaces("✓ Channel manager");
    await rig.after.dismiss({ refreshId });
    await rig.restart();
    await rig.refresh();
    expect(only().places).toEqual(places("Channel manager"));
    expect(only().progress).toMatchObject({ holding: "held" });
  });

  it("are never the key itself, which would lie on the disk", async () => {
    await setPlaces("Channel manager");
    const key = rig.platform.secretText;
    const refused = await setPlaces("Channel manager", `.env: KEY=${key}`);
    expect(refused).toEqual({ ok: false, error: { kind: "place-looks-like-key" } });
    expect(only().places).toEqual(places("Channel manager"));
    expect(JSON.stringify([rig.disk.records, rig.memory.keys])).not.toContain(key);
  });

  it("belong to a record that there is", async () => {
    const gone = "00000000-0000-4000-8000-00000000dead" as RefreshId;
    expect(await rig.after.setPlaces({ refreshId: gone, places: [] })).toEqual(notFound);
  });
});

describe("a refresh that is dismissed", () => {
  it("leaves neither record nor key", async () => {
    const { newKey } = only();
    await rig.after.dismiss({ refreshId });
    expect(rig.refreshes.list()).toEqual([]);
    expect(rig.disk.records).toEqual([]);
    expect(rig.keychain.stored.size).toBe(0);
    const keyId = newKey?.keyId ?? ariPost;
    expect(await rig.after.newKey({ connectionId: grand, keyId, refreshId })).toEqual(notFound);
    expect(await rig.after.dismiss({ refreshId })).toEqual(notFound);
  });

  it("stays so, when somebody was looking into it", async () => {
    rig.keychain.problem = "locked";
    await rig.refresh([ariRead]);
    rig.keychain.problem = null;
    const unheld = rig.refreshes.list().find(({ oldKey }) => oldKey.keyId === ariRead);
    if (unheld === undefined) throw new Error("no refresh");
    let dismissed: Promise<unknown> = Promise.resolve();
    rig.platform.faults.onCall = (call) => {
      if (call === "revealKey") dismissed = rig.after.dismiss(unheld);
    };
    await rig.refreshes.resolveAll();
    expect(await dismissed).toMatchObject({ ok: true });
    expect(rig.refreshes.list()).toHaveLength(1);
    expect(rig.disk.records).toHaveLength(1);
    await expect.poll(() => rig.keychain.stored.size).toBe(1);
  });

  it("is forgotten in the keychain first, whenever the power goes out", async () => {
    for (const when of ["before", "after"] as const) {
      for (let at = 1; ; at += 1) {
        rig = new RefreshRig();
        await rig.refresh();
        const refresh = only();
        rig.power.cutAt(at, when);
        if ((await rig.finishOrOut(rig.after.dismiss(refresh))) !== "out") break;
        await rig.restart();
        await rig.finish(rig.refreshes.resolveAll());
        await rig.accountsToForget.retry();
        const [left] = rig.refreshes.list();
        // Either there is a record with its key, or nothing is left of both.
        const shown = left === undefined ? null : await rig.newKey(left);
        expect([rig.platform.secretOf(ariPost), null], `${when} ${at}`).toContain(shown);
        if (left === undefined) expect(rig.keychain.stored.size, `${when} ${at}`).toBe(0);
      }
    }
  });

  it("goes with its connection, and what was remembered of the keys", async () => {
    await setPlaces("Channel manager");
    await rig.replace();
    await rig.after.forgetConnection(grand);
    expect(rig.refreshes.list().map(({ connection }) => connection.connectionId)).toEqual([spa]);
    expect(rig.keychain.stored.size).toBe(1);
    await rig.after.forgetConnection(spa);
    expect(rig.keychain.stored.size).toBe(0);
    await rig.refresh();
    expect(only().places).toEqual([]);
  });
});

describe("the new key of a refresh", () => {
  it("is shown for the connection and the key that it is of, and for no other", async () => {
    const { newKey } = only();
    if (newKey === null) throw new Error("no new key");
    const asked = { connectionId: grand, keyId: newKey.keyId, refreshId };
    expect((await rig.after.newKey(asked)).ok).toBe(true);
    expect(await rig.after.newKey({ ...asked, connectionId: spa })).toEqual(notFound);
    expect(await rig.after.newKey({ ...asked, keyId: ariRead })).toEqual(notFound);
    const other = "00000000-0000-4000-8000-00000000dead" as RefreshId;
    expect(await rig.after.newKey({ ...asked, refreshId: other })).toEqual(notFound);
  });

  it("is the one that it made, whatever the platform has by now", async () => {
    const made = rig.platform.secretOf(ariPost);
    rig.platform.refreshElsewhere(ariPost);
    expect(await rig.newKey(only())).toBe(made);
  });

  it("is never another one that the platform has by now", async () => {
    rig.keychain.stored.clear();
    rig.platform.refreshElsewhere(ariPost);
    expect(await rig.newKey(only())).toBe("key-changed");
    rig.platform.failure = { kind: "unauthorized" };
    expect(await rig.newKey(only())).toBe("unauthorized");
  });
});

describe("verifying", () => {
  const read = async () => {
    await rig.after.dismiss({ refreshId });
    await rig.refresh([ariRead]);
    ({ refreshId } = only());
  };

  it("keeps what the platform said to the new key", async () => {
    await read();
    const verified = await rig.after.verify({ refreshId });
    const verification = { at: "2026-03-12T10:40:00.000Z", result: "ok" };
    expect(verified).toMatchObject({ ok: true, value: { verification } });
    expect(rig.disk.records[0]?.verification).toEqual(verification);
    expect(rig.activity.told.at(-1)).toBe("verify ok");
    const [{ secret } = { secret: null }] = rig.platform.verified;
    expect(secret?.exposeText()).toBe(rig.platform.secretOf(ariRead));
  });

  it("keeps that the platform does not take it", async () => {
    await read();
    rig.platform.refreshElsewhere(ariRead);
    await rig.after.verify({ refreshId });
    expect(only().verification).toMatchObject({ result: "unauthorized" });
    expect(rig.activity.told.at(-1)).toBe("verify unauthorized");
  });

  it("keeps nothing that is not about the key", async () => {
    await read();
    const error: AppError = { kind: "connection-lost", host: "portal.example" };
    rig.platform.faults.plan("verifyKey", { error, isDone: false });
    expect(await rig.after.verify({ refreshId })).toEqual({ ok: false, error });
    expect(only().verification).toBeNull();
    expect(rig.activity.told.at(-1)).toBe("verify connection-lost");
  });

  it("is no call where there is no harmless one", async () => {
    expect(await rig.after.verify({ refreshId })).toMatchObject({
      error: { kind: "not-supported" },
    });
    expect(rig.activity.told).not.toContain("verify not-supported");
  });

  it("loses no place that was ticked meanwhile", async () => {
    await read();
    rig.platform.faults.onCall = async (call) => {
      if (call === "verifyKey") await setPlaces("✓ Website", "Kiosk");
    };
    await rig.after.verify({ refreshId });
    expect(only()).toMatchObject({
      places: places("✓ Website", "Kiosk"),
      verification: { result: "ok" },
    });
  });
});
