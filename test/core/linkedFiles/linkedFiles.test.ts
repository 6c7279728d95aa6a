import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { activitySecrets } from "../../../electron/adapters/activitySecrets.ts";
import { configFormats } from "../../../electron/adapters/configFormats/secretConfigFormats.ts";
import { CacheKey } from "../../../electron/adapters/linkedFiles/cacheKey.ts";
import { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import { EncryptedBackups } from "../../../electron/adapters/linkedFiles/encryptedBackups.ts";
import { KeyHistory } from "../../../electron/core/linkedFiles/keyHistory.ts";
import type { RememberedLinks } from "../../../electron/core/linkedFiles/linkedFilePorts.ts";
import { LinkedFiles } from "../../../electron/core/linkedFiles/linkedFiles.ts";
import { LinkMemory } from "../../../electron/core/linkedFiles/linkMemory.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { KeyGroup, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import { err, ok } from "../../../shared/result.ts";
import { makeFolder, textOf } from "../../adapters/linkedFiles/filesRig.ts";
import { countingRandom } from "../../fakes/countingRandom.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeKeychain } from "../../fakes/fakeKeychain.ts";
import { FakeKeyPlatform } from "../../fakes/fakeKeyPlatform.ts";
import { RecordingActivity } from "../../fakes/recordingActivity.ts";
import { recordingLog } from "../../fakes/recordingLog.ts";

/* On the real disk, formats and backups: what main does with files, but for the system's dialog. */

const connectionId = "grand" as ConnectionId;
const keyId = "ari-post" as KeyId;
const oldKey = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz1f9c";
const newKey = "N3wKey2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNzn3w1";
const entry: EntryPath = ["BAKUUN_ARI_POST_KEY"];
const before =
  "# Channel manager\r\nDATABASE_URL='postgres://u:hunter22pass@db'\r\nBAKUUN_ARI_POST_KEY=\r\n";

let folder: string;
let file: string;
let activity: RecordingActivity;
let platform: FakeKeyPlatform;
let history: KeyHistory;
let files: LinkedFiles;
let version: string;
let isStillAsked: boolean;
let remembered: RememberedLinks;
let watched: (path: string) => void;

beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, ".env");
  await writeFile(file, before, { mode: 0o600 });
  activity = new RecordingActivity();
  platform = new FakeKeyPlatform();
  platform.secretText = oldKey;
  version = "1";
  isStillAsked = true;
  remembered = { links: [], keys: [] };
  files = build();
});

function build(): LinkedFiles {
  const clock = new FakeClock();
  const random = countingRandom();
  const salt = new Secret("salt");
  const fingerprint = async (secret: Secret) => activitySecrets.fingerprint(salt, secret);
  const memory = new LinkMemory({
    store: {
      read: () => remembered,
      write: (links) => {
        remembered = links;
      },
    },
  });
  history = new KeyHistory({
    memory,
    fingerprint,
    maskedKey: activitySecrets.maskedKey,
    clock,
    findKnownKey: () => ({ group: "ari" as KeyGroup, access: "post", name: "Post" }),
    listedKey: () => ({ version, changedAt: null }),
    describeConnection: () => ({ name: "Grand Hotel", environment: "live", kind: "groups" }),
  });
  const keychain = new FakeKeychain();
  const cacheKey = new CacheKey({ keychain, random });
  return new LinkedFiles({
    memory,
    history,
    activity,
    fingerprint,
    disk: new ConfigFileDisk(),
    formats: configFormats,
    backups: new EncryptedBackups(
      { cacheKey, log: recordingLog() },
      { folder: join(folder, "backups") },
    ),
    fileWatch: {
      watch: (_paths, onChanged) => {
        watched = onChanged;
      },
      close: () => undefined,
    },
    askForFile: async () => ok(file),
    clock,
    random,
    isLocked: () => false,
    findPlatform: () => ok(platform),
    findNewKey: async () => err({ kind: "refresh-not-found" }),
    platformOf: () => "bakuun",
    newKeyOf: async () => err({ kind: "refresh-not-found" }),
    learnKeysOf: async () => ok(undefined),
    onChanged: () => undefined,
  });
}

async function prepare(at: EntryPath = entry) {
  const chosen = await files.choose();
  if (!chosen.ok || chosen.value === null) throw new Error(JSON.stringify(chosen));
  const { fileId } = chosen.value;
  const request = { connectionId, keyId, fileId, entry: at, created: null };
  const preview = await files.preview(request);
  if (!preview.ok) throw new Error(JSON.stringify(preview));
  return preview.value;
}

async function writeKey(at: EntryPath = entry) {
  const { writeId } = await prepare(at);
  return files.write({ writeId, isSlotConfirmed: false }, () => isStillAsked);
}

const onlyLink = () => {
  const [link] = files.list();
  if (link === undefined) throw new Error("no link");
  return link;
};

describe("writing a key to a file", () => {
  it("shows the change masked, writes the entry and nothing else, and links it", async () => {
    const preview = await prepare();
    expect(preview).toMatchObject({ isNewEntry: false, isUnchanged: false, conflicts: [] });
    const shown = JSON.stringify(preview);
    expect(shown).not.toContain(oldKey.slice(0, 12));
    expect(shown).not.toContain("hunter22");
    expect((await writeKey()).ok).toBe(true);
    expect(await textOf(file)).toBe(before.replace("POST_KEY=", `POST_KEY='${oldKey}'`));
    expect(onlyLink()).toMatchObject({ path: file, entry, status: { state: "current" } });
    expect(activity.events.at(-1)).toMatchObject({ action: "write-file", details: file });
    expect(JSON.stringify(remembered)).not.toContain(oldKey);
  });

  it("is undone byte for byte, and with it the link that it has made", async () => {
    await writeKey();
    const { linkId } = onlyLink();
    expect((await files.undo({ linkId }, () => true)).ok).toBe(true);
    expect(await textOf(file)).toBe(before);
    expect(files.list()).toEqual([]);
  });

  it("is not undone once somebody else has changed the file", async () => {
    await writeKey();
    const changed = `${await textOf(file)}MORE=1\r\n`;
    await writeFile(file, changed);
    expect(await files.undo({ linkId: onlyLink().linkId }, () => true)).toMatchObject({
      error: { kind: "config-file-refused", problem: "changed" },
    });
    expect(await textOf(file)).toBe(changed);
  });

  it("is refused when the file has changed since it was shown", async () => {
    const { writeId } = await prepare();
    await writeFile(file, `${before}MORE=1\r\n`);
    const written = await files.write({ writeId, isSlotConfirmed: false }, () => true);
    expect(written).toMatchObject({ error: { problem: "changed" } });
    expect(await textOf(file)).toBe(`${before}MORE=1\r\n`);
    expect(files.list()).toEqual([]);
  });

  it("does not happen when it can't be written down, nor once the app is locked", async () => {
    activity.isWritable = false;
    expect(await writeKey()).toMatchObject({ error: { kind: "activity-not-recorded" } });
    activity.isWritable = true;
    isStillAsked = false;
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
    expect((await files.write({ writeId, isSlotConfirmed: true }, () => true)).ok).toBe(true);
  });

  it("is good for one, and for none after the lock", async () => {
    const { writeId } = await prepare();
    files.drop();
    expect(await files.write({ writeId, isSlotConfirmed: false }, () => true)).toMatchObject({
      error: { kind: "file-choice-expired" },
    });
  });
});

describe("a linked file", () => {
  it("drifts when it is edited, and says what it holds", async () => {
    await writeKey();
    await writeFile(file, "BAKUUN_ARI_POST_KEY=something\n");
    watched(file);
    await expect
      .poll(() => onlyLink().status)
      .toEqual({ state: "drift", holds: { what: "unknown" } });
    await writeFile(file, "OTHER=1\n");
    watched(file);
    await expect.poll(() => onlyLink().status).toEqual({ state: "missing-entry" });
  });

  it("drifts when its key was refreshed elsewhere, and is updated to the present one", async () => {
    await writeKey();
    version = "2";
    await files.check({ linkIds: null });
    expect(onlyLink().status).toMatchObject({ state: "drift", holds: { what: "key" } });
    platform.secretText = newKey;
    const { linkId } = onlyLink();
    const updated = await files.update({ linkIds: [linkId] }, () => true);
    expect(updated).toEqual(ok([{ linkId, error: null }]));
    expect(await textOf(file)).toBe(before.replace("POST_KEY=", `POST_KEY='${newKey}'`));
    expect(onlyLink().status).toEqual({ state: "current" });
    const former = await history.saw({ connectionId, keyId, secret: new Secret(oldKey) });
    expect(history.find(former ?? "")).toMatchObject({ isCurrent: false, name: "Post" });
  });

  it("is left alone by an update when it holds what the key never was", async () => {
    await writeKey();
    await writeFile(file, "BAKUUN_ARI_POST_KEY=mine\n");
    platform.secretText = newKey;
    const { linkId } = onlyLink();
    expect(await files.update({ linkIds: [linkId] }, () => true)).toMatchObject({
      value: [{ linkId, error: { problem: "holds-another" } }],
    });
    expect(await textOf(file)).toBe("BAKUUN_ARI_POST_KEY=mine\n");
  });

  it("says before a refresh that it could not be written", async () => {
    await writeKey();
    expect(await files.checksBeforeRefresh(connectionId, keyId)).toMatchObject([
      { path: file, problem: null },
    ]);
    await chmod(file, 0o444);
    expect(await files.checksBeforeRefresh(connectionId, keyId)).toMatchObject([
      { path: file, problem: "read-only" },
    ]);
  });
});
