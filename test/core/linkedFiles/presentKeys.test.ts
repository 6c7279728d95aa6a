import { beforeEach, describe, expect, it } from "vitest";
import { KnownKeys } from "../../../electron/core/knownKeys.ts";
import { PresentKeys } from "../../../electron/core/linkedFiles/presentKeys.ts";
import type { Secret } from "../../../electron/core/secret.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { err, ok } from "../../../shared/result.ts";
import { makeFolder } from "../../adapters/linkedFiles/filesRig.ts";
import { fakeRows } from "../../fakes/fakeAppState.ts";
import { FakeCompanyKeyPlatform, fakeCompanyKeyRow } from "../../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyPlatform } from "../../fakes/fakeKeyPlatform.ts";
import { fingerprintOf, LinkedFilesRig } from "../../fakes/linkedFilesRig.ts";

let platform: FakeKeyPlatform;
let rig: LinkedFilesRig;
let isLocked: boolean;

beforeEach(async () => {
  platform = new FakeKeyPlatform();
  platform.rows = fakeRows(0).slice(0, 2);
  isLocked = false;
  rig = new LinkedFilesRig({ folder: await makeFolder(), platform });
});

function presentKeys(kind: FakeKeyPlatform | FakeCompanyKeyPlatform = platform): PresentKeys {
  const { history, activity, clock, connectionId } = rig;
  return new PresentKeys({
    history,
    activity,
    findPlatform: (id) =>
      id === connectionId ? ok(kind) : err({ kind: "unreachable", host: "other.example" }),
    connections: () => [
      { connectionId, name: "Grand Hotel" },
      { connectionId: "other" as ConnectionId, name: "Other" },
    ],
    keyWatch: {
      begin: () => 1,
      observe: (_askedAt, _id, [row]) => {
        if (row !== undefined) rig.listed = { version: row.version, changedAt: null };
      },
    },
    knownKeys: new KnownKeys(),
    fingerprint: async (secret: Secret) => fingerprintOf(secret.exposeText()),
    isLocked: () => isLocked,
    clock,
  });
}

describe("asking for the present keys", () => {
  it("learns each, writes down that it did, and tells which connection it could not ask", async () => {
    const keys = presentKeys();
    const notAsked = await keys.learnPresentKeys();
    expect(notAsked).toEqual([{ connectionName: "Other", error: "unreachable" }]);
    expect(rig.activity.told).toEqual(["compare ok", "compare ok"]);
    const [first] = platform.rows;
    const secret = first === undefined ? "" : platform.secretOf(first.keyId);
    expect(keys.find(fingerprintOf(secret))).toMatchObject({ isCurrent: true });
  });

  it("asks for no key once more whose version it has seen, nor for a list within a minute", async () => {
    platform.rows = platform.rows.slice(0, 1);
    const keys = presentKeys();
    await keys.learnPresentKeys();
    await keys.learnPresentKeys();
    rig.clock.advance(60_000);
    await keys.learnPresentKeys();
    expect(rig.activity.told).toEqual(["compare ok"]);
  });

  it("asks nobody while the app is locked", async () => {
    isLocked = true;
    const [grand] = await presentKeys().learnPresentKeys();
    expect(grand).toEqual({ connectionName: "Grand Hotel", error: "locked" });
    expect(rig.activity.events).toEqual([]);
    // Not even for a list.
    expect(rig.listed.version).toBe("1");
  });

  it("learns nothing that it could not write down", async () => {
    rig.activity.isWritable = false;
    const [grand] = await presentKeys().learnPresentKeys();
    expect(grand).toEqual({ connectionName: "Grand Hotel", error: "activity-not-recorded" });
    expect(rig.history.fingerprints().size).toBe(0);
  });

  it("knows a company's keys for this run, and keeps none of them on the disk", async () => {
    const company = new FakeCompanyKeyPlatform();
    company.rows = [
      fakeCompanyKeyRow({ keyId: "a" as KeyId }),
      fakeCompanyKeyRow({ keyId: "b" as KeyId }),
    ];
    rig = new LinkedFilesRig({ folder: await makeFolder(), platform: company });
    const keys = presentKeys(company);
    await keys.learnPresentKeys();
    expect(keys.fingerprints().size).toBe(2);
    expect(rig.activity.told).toEqual(["compare ok"]);
    expect(rig.remembered.keys).toEqual([]);
  });
});
