import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { EntryPath } from "../../../shared/linkedFile.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { ok } from "../../../shared/result.ts";
import { makeFolder, textOf } from "../../adapters/linkedFiles/filesRig.ts";
import { FakeCompanyKeyPlatform } from "../../fakes/fakeCompanyKeyPlatform.ts";
import { fakeJournalRecord } from "../../fakes/fakeJournalRecord.ts";
import { fingerprintOf, LinkedFilesRig } from "../../fakes/linkedFilesRig.ts";

/* Ids of company keys hold for one run only, and a replaced key goes on: links go by the secret. */

const keyId = "id-of-this-run" as KeyId;
const entry: EntryPath = ["BOKAMERA_API_KEY"];
const newKey = "5a5e0000-0000-4000-8000-00000000c0de";

let file: string;
let platform: FakeCompanyKeyPlatform;
let rig: LinkedFilesRig;
let oldKey: string;

beforeEach(async () => {
  const folder = await makeFolder();
  file = join(folder, ".env");
  await writeFile(file, "BOKAMERA_API_KEY=\n", { mode: 0o600 });
  platform = new FakeCompanyKeyPlatform();
  oldKey = platform.secretOf(keyId);
  rig = new LinkedFilesRig({ folder, platform });
  await rig.write(keyId, entry);
});

const replacement = () =>
  fakeJournalRecord({
    connection: {
      connectionId: rig.connectionId,
      name: "Grand Spa",
      platform: "bokamera",
      environment: "live",
      isDemo: false,
    },
    order: { way: "replaces", companyId: null, contactEmail: "", notes: "", before: null },
    oldFingerprint: fingerprintOf(oldKey),
    progress: {
      stage: "stored",
      newKey: {
        keyId: "new-id" as KeyId,
        maskedKey: "••••••••••••c0de",
        created: null,
        version: null,
      },
      isCertainlyOurs: true,
      oldKeyDiedAt: null,
    },
  });

const takeNewKey = () => {
  rig.newKeyOf = async () => ok({ record: replacement(), secret: new Secret(newKey) });
  const [linkId] = rig.files.list().map((link) => link.linkId);
  if (linkId === undefined) throw new Error("no link");
  return rig.files.update({ linkIds: [linkId], refreshId: "r" as RefreshId }, () => true);
};

describe("a file that is linked to a company key", () => {
  it("is known again in the next run, whatever the key's id is then", async () => {
    rig.startAgain();
    await rig.files.start();
    expect(rig.link()).toMatchObject({ key: { keyId: null }, status: { state: "current" } });
  });

  it("is current however a program writes the GUID", async () => {
    await takeNewKey();
    await writeFile(file, `BOKAMERA_API_KEY=${newKey.toUpperCase().replaceAll("-", "")}\n`);
    await rig.files.check({ linkIds: null });
    expect(rig.link().status).toEqual({ state: "current" });
  });

  it("moves on to the key that has replaced its own, with the file", async () => {
    expect(rig.files.ofRefresh(replacement())).toEqual({ all: 1, done: 0 });
    expect(await takeNewKey()).toMatchObject({ value: [{ error: null }] });
    expect(await textOf(file)).toBe(`BOKAMERA_API_KEY=${newKey}\n`);
    expect(rig.link()).toMatchObject({
      key: { maskedKey: "••••••••••••c0de" },
      status: { state: "current" },
    });
    expect(rig.files.ofRefresh(replacement())).toEqual({ all: 1, done: 1 });
    expect(rig.history.find(fingerprintOf(oldKey))).toMatchObject({ isCurrent: false });
  });

  it("goes back to its former key with an undo", async () => {
    await takeNewKey();
    const { linkId } = rig.link();
    expect((await rig.files.undo({ linkId }, () => true)).ok).toBe(true);
    expect(await textOf(file)).toBe(`BOKAMERA_API_KEY=${oldKey}\n`);
    expect(rig.link().key.maskedKey).toBe(`••••••••••••${oldKey.slice(-4)}`);
  });

  it("is no file of another key that was replaced", async () => {
    const other = { ...replacement(), oldFingerprint: "0123456789abcdef" };
    rig.newKeyOf = async () => ok({ record: other, secret: new Secret(newKey) });
    const { linkId } = rig.link();
    const refreshId = other.refreshId;
    expect(await rig.files.update({ linkIds: [linkId], refreshId }, () => true)).toEqual(
      ok([{ linkId, error: { kind: "link-not-found" } }]),
    );
    expect(await textOf(file)).toContain(oldKey);
  });

  it("gets no present key, since nobody knows which takes its place", async () => {
    const { linkId } = rig.link();
    expect(await rig.files.update({ linkIds: [linkId] }, () => true)).toEqual(
      ok([{ linkId, error: { kind: "not-supported" } }]),
    );
  });
});
