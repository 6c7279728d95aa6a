import { beforeEach, describe, expect, it } from "vitest";
import { learnFromActivity } from "../../../electron/core/linkedFiles/learnFromActivity.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { Instant, KeyId } from "../../../shared/apiKey.ts";
import { makeFolder } from "../../adapters/linkedFiles/filesRig.ts";
import { FakeKeyPlatform } from "../../fakes/fakeKeyPlatform.ts";
import { fingerprintOf, LinkedFilesRig } from "../../fakes/linkedFilesRig.ts";

const keyId = "ari-post" as KeyId;
let rig: LinkedFilesRig;

beforeEach(async () => {
  rig = new LinkedFilesRig({ folder: await makeFolder(), platform: new FakeKeyPlatform() });
});

const saw = (text: string, isTold = false) => {
  const { connectionId } = rig;
  return rig.history.saw({ connectionId, keyId, secret: new Secret(text) }, { isTold });
};
const find = (text: string) => rig.history.find(fingerprintOf(text));

describe("the history of a key", () => {
  it("has the secret that was seen last as the present one, the others as former", async () => {
    await saw("first");
    rig.clock.advance(60_000);
    await saw("second");
    expect(find("second")).toMatchObject({ isCurrent: true, replacedAt: null });
    expect(find("first")).toMatchObject({
      isCurrent: false,
      replacedAt: "2026-03-12T10:41:00.000Z",
    });
    expect(find("never seen")).toBeNull();
  });

  it("goes by the platform for when a secret ended, where that tells", async () => {
    await saw("first");
    const changedAt = "2026-03-10T08:00:00.000Z" as Instant;
    rig.listed = { version: "2", changedAt };
    await saw("second", true);
    expect(find("first")?.replacedAt).toBe(changedAt);
  });

  it("takes no former secret for the present one because somebody still holds it", async () => {
    await saw("first");
    await saw("second");
    await saw("first");
    expect(find("second")?.isCurrent).toBe(true);
    expect(find("first")?.isCurrent).toBe(false);
  });

  it("takes it for the present one again when the platform says so", async () => {
    await saw("first");
    await saw("second");
    await saw("first", true);
    expect(find("first")?.isCurrent).toBe(true);
    expect(find("second")?.isCurrent).toBe(false);
  });

  it("keeps the newest fifty that a key has had", async () => {
    for (let count = 0; count <= 52; count += 1) await saw(`secret ${count}`);
    expect(find("secret 1")).toBeNull();
    expect(find("secret 2")).not.toBeNull();
    expect(find("secret 52")?.isCurrent).toBe(true);
    expect(rig.remembered.keys).toHaveLength(51);
  });

  it("holds no secret", async () => {
    await saw("q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz1f9c");
    expect(JSON.stringify(rig.remembered)).not.toContain("q7Zr2mW9");
  });
});

describe("the history and the activity log", () => {
  const learn = (action: "refresh" | "copy", text: string) =>
    new Promise<void>((onLearned) => {
      const { connectionId, history } = rig;
      const key = { keyId, secret: new Secret(text) };
      learnFromActivity({ history, onLearned }, { action, connectionId, key, result: "ok" });
    });

  it("meet in every line about a secret", async () => {
    await learn("copy", "first");
    expect(find("first")?.isCurrent).toBe(true);
  });

  it("have what a refresh has brought as the present key, whatever it was before", async () => {
    await learn("copy", "first");
    await learn("refresh", "second");
    await learn("copy", "first");
    expect(find("second")?.isCurrent).toBe(true);
    await learn("refresh", "first");
    expect(find("first")?.isCurrent).toBe(true);
  });
});
