import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import { ok } from "../../../shared/result.ts";
import { makeFolder, textOf } from "../../adapters/linkedFiles/filesRig.ts";
import { FakeKeyPlatform } from "../../fakes/fakeKeyPlatform.ts";
import { fingerprintOf, LinkedFilesRig } from "../../fakes/linkedFilesRig.ts";

const keyId = "ari-post" as KeyId;
const oldKey = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz1f9c";
const newKey = "N3wKey2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzn3w1";
const entry: EntryPath = ["BAKUUN_ARI_POST_KEY"];
const before =
  "# Channel manager\r\nDATABASE_URL='postgres://u:hunter22pass@db'\r\nBAKUUN_ARI_POST_KEY=\r\n";

let folder: string;
let file: string;
let platform: FakeKeyPlatform;
let rig: LinkedFilesRig;

beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, ".env");
  await writeFile(file, before, { mode: 0o600 });
  platform = new FakeKeyPlatform();
  platform.secretText = oldKey;
  rig = new LinkedFilesRig({ folder, platform });
});

const prepare = (at = entry) => rig.prepare(keyId, at);
const writeKey = (at = entry) => rig.write(keyId, at);

describe("writing a key to a file", () => {
  it("shows the change masked, writes the entry and nothing else, and links it", async () => {
    const preview = await prepare();
    expect(preview).toMatchObject({ isNewEntry: false, isUnchanged: false, conflicts: [] });
    const shown = JSON.stringify(preview);
    expect(shown).not.toContain(oldKey.slice(0, 12));
    expect(shown).not.toContain("hunter22");
    expect((await writeKey()).ok).toBe(true);
    expect(await textOf(file)).toBe(before.replace("POST_KEY=", `POST_KEY='${oldKey}'`));
    expect(rig.link()).toMatchObject({ path: file, entry, status: { state: "current" } });
    expect(rig.activity.events.at(-1)).toMatchObject({ action: "write-file", details: file });
    expect(JSON.stringify(rig.remembered)).not.toContain(oldKey);
  });

  it("is undone byte for byte, and with it the link that it has made", async () => {
    await writeKey();
    const { linkId } = rig.link();
    expect((await rig.files.undo({ linkId }, () => true)).ok).toBe(true);
    expect(await textOf(file)).toBe(before);
    expect(rig.files.list()).toEqual([]);
  });

  it("is not undone once somebody else has changed the file", async () => {
    await writeKey();
    const changed = `${await textOf(file)}MORE=1\r\n`;
    await writeFile(file, changed);
    expect(await rig.files.undo({ linkId: rig.link().linkId }, () => true)).toMatchObject({
      error: { kind: "config-file-refused", problem: "changed" },
    });
    expect(await textOf(file)).toBe(changed);
  });

  it("is refused when the file has changed since it was shown", async () => {
    const { writeId } = await prepare();
    await writeFile(file, `${before}MORE=1\r\n`);
    const written = await rig.files.write({ writeId, isSlotConfirmed: false }, () => true);
    expect(written).toMatchObject({ error: { problem: "changed" } });
    expect(await textOf(file)).toBe(`${before}MORE=1\r\n`);
    expect(rig.files.list()).toEqual([]);
  });

  it("does not happen when it can't be written down, nor once the app is locked", async () => {
    rig.activity.isWritable = false;
    expect(await writeKey()).toMatchObject({ error: { kind: "activity-not-recorded" } });
    rig.activity.isWritable = true;
    rig.isStillAsked = false;
    expect(await writeKey()).toMatchObject({ error: { kind: "locked" } });
    expect(await textOf(file)).toBe(before);
  });

  it("asks first where the name speaks for another key", async () => {
    const other: EntryPath = ["BAKUUN_ARI_READ_KEY"];
    expect((await prepare(other)).conflicts).toEqual([
      { aspect: "access", says: "READ", is: "post" },
    ]);
    expect(await writeKey(other)).toMatchObject({ error: { kind: "slot-not-confirmed" } });
    expect(await textOf(file)).toBe(before);
    const { writeId } = await prepare(other);
    expect((await rig.files.write({ writeId, isSlotConfirmed: true }, () => true)).ok).toBe(true);
  });

  it("is good for one, and for none after the lock", async () => {
    const { writeId } = await prepare();
    rig.files.drop();
    expect(await rig.files.write({ writeId, isSlotConfirmed: false }, () => true)).toMatchObject({
      error: { kind: "file-choice-expired" },
    });
  });
});

describe("the rules of a write", () => {
  it("only links an entry that holds the key already", async () => {
    await writeFile(file, `BAKUUN_ARI_POST_KEY=${oldKey}\n`);
    expect(await prepare()).toMatchObject({ isUnchanged: true, diff: [] });
    expect((await writeKey()).ok).toBe(true);
    expect(rig.activity.events).toEqual([]);
    expect(rig.link()).toMatchObject({ status: { state: "current" }, canUndo: false });
  });

  it("does one of two that come together", async () => {
    const { writeId } = await prepare();
    const write = () => rig.files.write({ writeId, isSlotConfirmed: false }, () => true);
    const both = await Promise.all([write(), write()]);
    expect(both.filter(({ ok: isOk }) => isOk)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, error: { kind: "file-choice-expired" } });
  });

  it("leaves no backup of a write that did not come off", async () => {
    await writeKey();
    const { writeId } = await prepare(["OTHER_POST_KEY"]);
    rig.isStillAsked = false;
    await rig.files.write({ writeId, isSlotConfirmed: false }, () => rig.isStillAsked);
    expect(await readdir(join(folder, "backups"))).toHaveLength(1);
  });

  it("puts no path into the log that looks like a key", async () => {
    const odd = join(folder, oldKey);
    await mkdir(odd);
    rig.file = join(odd, ".env");
    await writeFile(rig.file, before);
    await writeKey();
    expect(rig.activity.events.at(-1)).not.toHaveProperty("details");
  });

  it("undoes nothing once the app is locked", async () => {
    await writeKey();
    const written = await textOf(file);
    expect(await rig.files.undo({ linkId: rig.link().linkId }, () => false)).toMatchObject({
      error: { kind: "locked" },
    });
    expect(await textOf(file)).toBe(written);
  });

  it("keeps no way back where no backup could be kept, and the link all the same", async () => {
    rig.keychain.problem = "no-answer";
    expect((await prepare()).warnings).toContain("no-undo");
    await writeKey();
    expect(rig.link()).toMatchObject({ status: { state: "current" }, canUndo: false });
  });

  it("takes its backups along when the link is forgotten", async () => {
    await writeKey();
    await rig.files.unlink({ linkId: rig.link().linkId });
    expect(await readdir(join(folder, "backups"))).toEqual([]);
    expect(await textOf(file)).toContain(oldKey);
  });

  it("waits for twenty choices, and forgets the oldest with one more", async () => {
    const { writeId } = await prepare();
    for (let count = 0; count < 20; count += 1) await prepare();
    expect(await rig.files.write({ writeId, isSlotConfirmed: false }, () => true)).toMatchObject({
      error: { kind: "file-choice-expired" },
    });
  });
});

describe("a linked file", () => {
  it("drifts when it is edited, and says what it holds", async () => {
    await writeKey();
    await writeFile(file, "BAKUUN_ARI_POST_KEY=something\n");
    rig.watched(file);
    await expect
      .poll(() => rig.link().status)
      .toEqual({ state: "drift", holds: { what: "unknown" } });
    await writeFile(file, "OTHER=1\n");
    rig.watched(file);
    await expect.poll(() => rig.link().status).toEqual({ state: "missing-entry" });
  });

  it("drifts when its key was refreshed elsewhere, and is updated to the present one", async () => {
    await writeKey();
    rig.listed = { version: "2", changedAt: null };
    await rig.files.check({ linkIds: null });
    expect(rig.link().status).toMatchObject({ state: "drift", holds: { what: "key" } });
    platform.secretText = newKey;
    const { linkId } = rig.link();
    const updated = await rig.files.update({ linkIds: [linkId] }, () => true);
    expect(updated).toEqual(ok([{ linkId, error: null }]));
    expect(await textOf(file)).toBe(before.replace("POST_KEY=", `POST_KEY='${newKey}'`));
    expect(rig.link().status).toEqual({ state: "current" });
    expect(rig.history.find(fingerprintOf(oldKey))).toMatchObject({
      isCurrent: false,
      name: "Post",
    });
  });

  it("is left alone by an update when it holds what the key never was", async () => {
    await writeKey();
    await writeFile(file, "BAKUUN_ARI_POST_KEY=mine\n");
    platform.secretText = newKey;
    const { linkId } = rig.link();
    expect(await rig.files.update({ linkIds: [linkId] }, () => true)).toMatchObject({
      value: [{ linkId, error: { problem: "holds-another" } }],
    });
    expect(await textOf(file)).toBe("BAKUUN_ARI_POST_KEY=mine\n");
  });

  it("says before a refresh that it could not be written", async () => {
    await writeKey();
    expect(await rig.files.checksBeforeRefresh(rig.connectionId, keyId)).toMatchObject([
      { path: file, problem: null },
    ]);
    await chmod(file, 0o444);
    expect(await rig.files.checksBeforeRefresh(rig.connectionId, keyId)).toMatchObject([
      { path: file, problem: "read-only" },
    ]);
  });

  it("says when the platform had its key refreshed elsewhere", async () => {
    await writeKey();
    const changedAt = "2026-03-12T09:00:00.000Z" as Instant;
    rig.listed = { version: "2", changedAt };
    rig.files.recheck();
    await expect
      .poll(() => rig.link().status)
      .toMatchObject({
        state: "drift",
        holds: { key: { isCurrent: false, replacedAt: changedAt } },
      });
  });

  it("is read no more when nothing else is known of its key", async () => {
    await writeKey();
    const { opens, writes } = rig;
    rig.files.recheck();
    await rig.history.saw({
      connectionId: rig.connectionId,
      keyId,
      secret: await secretNow(),
    });
    rig.files.recheck();
    await rig.files.check({ linkIds: [] });
    expect(rig).toMatchObject({ opens, writes });
  });

  it("is looked at by nobody while the app is locked", async () => {
    await writeKey();
    const { opens } = rig;
    rig.isLocked = true;
    await rig.files.check({ linkIds: null });
    rig.watched(file);
    expect(rig.opens).toBe(opens);
  });

  it("can't be told without the keychain, and says so", async () => {
    await writeKey();
    rig.hasKeychain = false;
    await rig.files.check({ linkIds: null });
    expect(rig.link().status).toEqual({ state: "unknown", problem: "keychain-unavailable" });
  });

  it("stays linked in the next run", async () => {
    await writeKey();
    rig.startAgain();
    expect(rig.link().status).toEqual({ state: "unchecked" });
    await rig.files.start();
    expect(rig.link()).toMatchObject({ path: file, status: { state: "current" }, canUndo: true });
  });
});

describe("an update of many files", () => {
  it("writes each by itself, tells each by itself, and saves the links once", async () => {
    const names = ["one", "two", "three", "four"];
    for (const name of names) {
      await mkdir(join(folder, name));
      rig.file = join(folder, name, ".env");
      await writeFile(rig.file, before, { mode: 0o600 });
      await writeKey();
    }
    const pathOf = (name: string) => join(folder, name, ".env");
    await chmod(pathOf("two"), 0o444);
    await writeFile(pathOf("three"), "BAKUUN_ARI_POST_KEY=mine\n");
    platform.secretText = newKey;
    rig.listed = { version: "2", changedAt: null };
    const linkIds = rig.files.list().map(({ linkId }) => linkId);
    const { writes } = rig;
    const updated = await rig.files.update({ linkIds }, () => true);
    expect(updated.ok && updated.value.map(({ error }) => error)).toEqual([
      null,
      { kind: "config-file-refused", problem: "read-only" },
      { kind: "config-file-refused", problem: "holds-another" },
      null,
    ]);
    expect(await textOf(pathOf("four"))).toContain(newKey);
    expect(await textOf(pathOf("two"))).toContain(oldKey);
    // One for the key that was learned, one for the links.
    expect(rig.writes - writes).toBe(2);
  });

  it("writes two entries of one file, one after the other", async () => {
    await writeKey();
    await writeKey(["SECOND_POST_KEY"]);
    platform.secretText = newKey;
    const linkIds = rig.files.list().map(({ linkId }) => linkId);
    const updated = await rig.files.update({ linkIds }, () => true);
    expect(updated).toEqual(ok(linkIds.map((linkId) => ({ linkId, error: null }))));
    expect((await textOf(file)).split(newKey)).toHaveLength(3);
    expect(await textOf(file)).not.toContain(oldKey);
  });

  it("leaves a file alone that holds the present key already", async () => {
    await writeKey();
    const { linkId } = rig.link();
    const told = rig.activity.events.length;
    expect(await rig.files.update({ linkIds: [linkId] }, () => true)).toEqual(
      ok([{ linkId, error: null }]),
    );
    expect(rig.activity.events).toHaveLength(told);
  });

  it("writes nothing once the app is locked", async () => {
    await writeKey();
    platform.secretText = newKey;
    const { linkId } = rig.link();
    expect(await rig.files.update({ linkIds: [linkId] }, () => false)).toEqual(
      ok([{ linkId, error: { kind: "locked" } }]),
    );
    expect(await textOf(file)).toContain(oldKey);
  });
});

describe("an entry that a scan has found", () => {
  const found = { format: "dotenv", entry: ["SOME_KEY"] } as const;

  it("is linked to the key that it holds, without a write", async () => {
    await rig.history.saw({ connectionId: rig.connectionId, keyId, secret: await secretNow() });
    await writeFile(file, `SOME_KEY=${oldKey}\n`);
    const linked = rig.files.link({ ...found, path: file, fingerprint: fingerprintOf(oldKey) });
    expect(linked.ok).toBe(true);
    await expect.poll(() => rig.link().status.state).toBe("current");
    expect(rig.link().canUndo).toBe(false);
    expect(rig.files.isLinked(file, found.entry)).toBe(true);
  });

  it("is linked to no key that nobody has seen", () => {
    const order = { ...found, path: file, fingerprint: "0123456789abcdef" };
    expect(rig.files.link(order)).toEqual({ ok: false, error: { kind: "key-not-found" } });
    expect(rig.files.list()).toEqual([]);
  });
});

describe("a connection that is removed", () => {
  it("takes its links and all that was known of its keys along", async () => {
    await writeKey();
    await rig.files.forgetConnection(rig.connectionId);
    expect(rig.remembered).toEqual({ links: [], keys: [] });
    expect(await textOf(file)).toContain(oldKey);
  });
});

async function secretNow() {
  const secret = await platform.revealKey(keyId);
  if (!secret.ok) throw new Error(secret.error.kind);
  return secret.value;
}
