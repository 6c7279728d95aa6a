import { beforeEach, describe, expect, it, vi } from "vitest";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeActivityFile } from "../fakes/fakeActivityFile.ts";
import { ActivityRig, canary, revealed } from "../fakes/fakeActivityRig.ts";

const notRecorded = err({ kind: "activity-not-recorded" });

let rig: ActivityRig;

beforeEach(() => {
  rig = new ActivityRig(new FakeActivityFile());
});

describe("an entry", () => {
  it("says who, when, with which key, where and how it ended", async () => {
    expect(await rig.reveal({ result: "forbidden", details: "why" })).toEqual(ok(undefined));
    expect((await rig.list()).entries[0]).toEqual({
      seq: 2,
      at: "2026-03-12T10:40:00.000Z",
      osUser: "anna",
      account: "it@grand.example",
      action: "reveal",
      connectionId: "grand-hotel",
      connectionName: "Grand Hôtel",
      environment: "live",
      key: {
        keyId: "ari-post",
        group: "ari",
        access: "post",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        maskedKey: "••••••••••••1f9c",
      },
      result: "forbidden",
      details: "why",
      isProtected: true,
    });
  });

  it("says of a key, a connection and a secret that are not known that they are not", async () => {
    const key = { keyId: "other" as KeyId, secret: null };
    await rig.reveal({ key, connectionId: "gone" as ConnectionId });
    await rig.log.record({ action: "lock", result: "ok", details: "idle" });
    const [lock, reveal] = (await rig.list()).entries;
    expect(reveal).toMatchObject({
      connectionId: null,
      connectionName: null,
      key: { keyId: null, group: null, access: null, fingerprint: null, maskedKey: null },
    });
    expect(lock).toMatchObject({ connectionId: null, key: null, details: "idle" });
  });

  it("takes no word of the page's own: an id that nothing knows may be a key", async () => {
    const key = { keyId: canary as KeyId, secret: null };
    await rig.reveal({ key, result: "key-not-found" });
    await rig.reveal({ key, connectionId: canary as ConnectionId, result: "forbidden" });
    expect(rig.file.text).not.toContain(canary);
    expect((await rig.list()).total).toBe(3);
  });

  it("keeps the ids of a key that the platform gave, and of a connection that was removed", async () => {
    await rig.reveal({ key: { keyId: "found" as KeyId, secret: new Secret(canary) } });
    const connectionId = "gone" as ConnectionId;
    await rig.log.record({ action: "remove-connection", connectionId, result: "ok" });
    const [removed, found] = (await rig.list()).entries;
    expect(found?.key?.keyId).toBe("found");
    expect(removed?.connectionId).toBe("gone");
  });

  it("tells of things as they were when they were done", async () => {
    const recorded = rig.reveal();
    rig.clock.advance(60_000);
    await recorded;
    expect((await rig.list()).entries[0]?.at).toBe("2026-03-12T10:40:00.000Z");
  });

  it("is the second of a new log, whose first says that it was started", async () => {
    await rig.reveal();
    const first = (await rig.list()).entries.at(-1);
    expect(first).toMatchObject({ seq: 1, action: "log-started", details: null, key: null });
  });

  it("has the same fingerprint for the same key in every run, and another for another", async () => {
    await rig.reveal();
    await rig.quitAndStart();
    await rig.reveal();
    await rig.reveal({ key: { keyId: "x" as KeyId, secret: new Secret(`${canary}x`) } });
    const [other, later, earlier] = (await rig.list()).entries.map(({ key }) => key?.fingerprint);
    expect(later).toBe(earlier);
    expect(other).not.toBe(earlier);
  });
});

describe("the file", () => {
  it("holds no secret, in whatever form", async () => {
    await rig.revealTimes(3);
    const kept = [...rig.keychain.stored.values()].filter((text) => text.length === 43);
    expect(kept).toHaveLength(2);
    for (const secret of [canary, ...kept]) {
      const bytes = Buffer.from(secret);
      const shapes = [secret, bytes.toString("base64url"), bytes.toString("hex"), escape(secret)];
      for (const shape of shapes) expect(rig.file.text).not.toContain(shape);
    }
  });

  it("is ASCII, so that a character is a byte", async () => {
    await rig.reveal();
    expect(rig.file.text).toMatch(/^[\n\x20-\x7e]+$/);
    expect((await rig.list()).entries[0]?.connectionName).toBe("Grand Hôtel");
  });

  it("keeps the order and the chain when many things happen at once", async () => {
    const details = Array.from({ length: 200 }, (_none, index) => String(index));
    const recorded = await Promise.all(details.map((text) => rig.reveal({ details: text })));
    expect(recorded.every((one) => one.ok)).toBe(true);
    const { entries, integrity } = await rig.list();
    expect(integrity.state).toBe("intact");
    expect(
      entries
        .toReversed()
        .slice(1)
        .map((entry) => entry.details),
    ).toEqual(details);
    expect(entries.map(({ seq }) => seq)).toEqual([...entries.keys()].map((one) => 201 - one));
  });
});

describe("when nothing can be written", () => {
  beforeEach(() => rig.reveal());

  it("says so, and once more when it can be", async () => {
    rig.file.isUsable = false;
    expect(await rig.reveal()).toEqual(notRecorded);
    expect(rig.log.status).toMatchObject({ state: "not-writable", isUnrecordedAccepted: false });
    expect(rig.statusChanges).toBe(1);
    rig.file.isUsable = true;
    expect(await rig.reveal()).toEqual(ok(undefined));
    expect(rig.log.status.state).toBe("recording");
    expect(rig.statusChanges).toBe(2);
    expect((await rig.list()).integrity.state).toBe("intact");
  });

  it("goes on once the user accepts it, but not with what must not go unwritten", async () => {
    rig.file.isUsable = false;
    await rig.reveal();
    rig.log.acceptUnrecorded();
    expect(await rig.reveal()).toEqual(ok(undefined));
    expect(await rig.log.recordStrictly(revealed())).toEqual(notRecorded);
    expect(rig.log.status).toMatchObject({ state: "not-writable", isUnrecordedAccepted: true });
  });

  it("asks again the next time, and writes down that it was accepted", async () => {
    rig.file.isUsable = false;
    await rig.reveal();
    rig.log.acceptUnrecorded();
    await rig.reveal();
    rig.clock.advance(5_000);
    rig.file.isUsable = true;
    await Promise.all([rig.reveal(), rig.reveal()]);
    expect(rig.log.status.isUnrecordedAccepted).toBe(false);
    const { entries } = await rig.list();
    const told = entries.map(({ action, at }) => `${action} ${at.slice(14, 19)}`);
    expect(told.slice(0, 4)).toEqual([
      "reveal 40:05",
      "reveal 40:05",
      "unrecorded-accepted 40:00",
      "reveal 40:00",
    ]);
    rig.file.isUsable = false;
    expect(await rig.reveal()).toEqual(notRecorded);
  });

  it("takes no acceptance while there is nothing to accept", async () => {
    rig.log.acceptUnrecorded();
    rig.file.isUsable = false;
    expect(await rig.reveal()).toEqual(notRecorded);
  });

  it("does not show what it can't read", async () => {
    rig.file.isUsable = false;
    const filter = { text: "", actions: null, failedOnly: false };
    const notReadable = err({ kind: "activity-not-readable" });
    expect(await rig.log.list({ filter, offset: 0, limit: 1 })).toEqual(notReadable);
    expect(await rig.log.exportEntries({ filter, format: "csv" })).toEqual(notReadable);
  });
});

describe("flush", () => {
  it("gives the keychain the last line", async () => {
    void rig.revealTimes(3);
    const last = rig.reveal();
    await rig.log.flush();
    await last;
    expect(rig.keychain.stored.get("activity-head")).toBeDefined();
  });

  it("ends within a second when the keychain hangs", async () => {
    await rig.reveal();
    rig.keychain.isHanging = true;
    await rig.reveal();
    const ended = vi.fn();
    const flushed = rig.log.flush().then(ended);
    await vi.waitFor(() => expect(rig.clock.pendingTimers).toBeGreaterThan(0));
    expect(ended).not.toHaveBeenCalled();
    rig.clock.advance(1_000);
    await flushed;
  });

  it("has one write under way at a time, and the latest wins", async () => {
    await rig.reveal();
    await rig.log.flush();
    rig.keychain.isHanging = true;
    rig.keychain.writes = 0;
    await rig.revealTimes(5);
    expect(rig.keychain.writes).toBe(1);
    rig.keychain.endHanging();
    await rig.log.flush();
    expect(rig.keychain.writes).toBe(2);
    expect(rig.keychain.stored.get("activity-head")).toMatch(/^7 /);
  });

  it("leaves a keychain alone for a while that has refused, since it may ask the user", async () => {
    await rig.reveal();
    await rig.log.flush();
    rig.keychain.problem = "locked";
    rig.keychain.writes = 0;
    for (let time = 0; time < 5; time += 1) await rig.reveal();
    expect(rig.keychain.writes).toBe(1);
    rig.keychain.problem = null;
    rig.clock.advance(30_000);
    await rig.reveal();
    expect(rig.keychain.writes).toBe(2);
  });

  it("tries a keychain once more that had refused", async () => {
    await rig.reveal();
    await rig.log.flush();
    rig.keychain.problem = "locked";
    await rig.revealTimes(2);
    await vi.waitFor(() => expect(rig.keychain.writes).toBeGreaterThan(0));
    rig.keychain.problem = null;
    await rig.log.flush();
    expect(rig.keychain.stored.get("activity-head")).toMatch(/^4 /);
  });
});
