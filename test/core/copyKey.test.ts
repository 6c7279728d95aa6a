import { beforeEach, describe, expect, it } from "vitest";
import type { SecretSource } from "../../electron/core/activity/readSecret.ts";
import { ClipboardLease } from "../../electron/core/clipboardLease.ts";
import { copyKey } from "../../electron/core/copyKey.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import type { RefreshId } from "../../shared/refresh.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";

const connectionId = "grand" as ConnectionId;
const keyId = "ari-post" as KeyId;
const refreshId = "00000000-0000-4000-8000-000000000001" as RefreshId;
const heldText = "the-new-key-that-a-refresh-holds";

let clock: FakeClock;
let platform: FakeKeyPlatform;
let findPlatform: FindPlatform;
let activity: RecordingActivity;
/** False from a lock on. */
let isAsked: boolean;
const isStillAsked = () => isAsked;
const notRecorded = { ok: false, error: { kind: "activity-not-recorded" } };

beforeEach(() => {
  isAsked = true;
  activity = new RecordingActivity();
  clock = new FakeClock();
  platform = new FakeKeyPlatform();
  findPlatform = (id) =>
    id === connectionId ? ok(platform) : err({ kind: "connection-not-found" });
});

describe("copyKey", () => {
  let clipboard: FakeClipboard;
  let lease: ClipboardLease;
  const findNewKey: SecretSource["findNewKey"] = async ({ refreshId: id }) =>
    id === refreshId ? ok(new Secret(heldText)) : err({ kind: "refresh-not-found" });
  const copy = (request: Partial<KeyRequest> = {}) =>
    copyKey(
      { findPlatform, findNewKey, lease, activity, isStillAsked },
      { connectionId, keyId, ...request },
    );

  beforeEach(() => {
    clipboard = new FakeClipboard();
    clipboard.texts.clipboard = "before";
    lease = new ClipboardLease({
      lastsMs: () => 30_000,
      clipboard,
      clock,
      digest: (text) => text,
      onChanged: () => undefined,
    });
  });

  it("puts exactly the secret on the clipboard and gives none of it back", async () => {
    const copied = await copy();
    expect(clipboard.texts.clipboard).toBe(platform.secretText);
    expect(JSON.stringify(copied)).not.toContain(platform.secretText);
    expect(activity.told).toEqual(["copy ok"]);
  });

  it("copies the new key that a refresh holds, when that is asked for", async () => {
    platform.failure = { kind: "unauthorized" };
    expect((await copy({ refreshId })).ok).toBe(true);
    expect(clipboard.texts.clipboard).toBe(heldText);
    expect(activity.events[0]?.key?.secret?.exposeText()).toBe(heldText);
    expect(activity.told).toEqual(["copy ok"]);
  });

  it("copies no other key in place of one that no refresh holds", async () => {
    const other = "00000000-0000-4000-8000-00000000dead" as RefreshId;
    expect(await copy({ refreshId: other })).toEqual(err({ kind: "refresh-not-found" }));
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy refresh-not-found"]);
  });

  it("leaves the clipboard as it was when the platform refuses", async () => {
    platform.failure = { kind: "forbidden" };
    expect(await copy()).toEqual({ ok: false, error: { kind: "forbidden" } });
    expect(clipboard.texts.clipboard).toBe("before");
    expect(activity.told).toEqual(["copy forbidden"]);
  });

  it("takes a copy back that can't be written down, unless the user goes on without", async () => {
    activity.isWritable = false;
    expect(await copy()).toEqual(notRecorded);
    expect(clipboard.texts.clipboard).toBe("");
    expect(lease.state).toEqual({ state: "empty" });
    activity.isUnrecordedAccepted = true;
    expect((await copy()).ok).toBe(true);
    expect(clipboard.texts.clipboard).toBe(platform.secretText);
  });

  it("puts nothing there once the app was locked", async () => {
    isAsked = false;
    expect(await copy()).toEqual(err({ kind: "locked" }));
    expect(clipboard.texts.clipboard).toBe("before");
  });

  it("writes down that the clipboard did not take it", async () => {
    clipboard.refusesWrites = true;
    expect(await copy()).toEqual(err({ kind: "clipboard-failed" }));
    expect(activity.told).toEqual(["copy clipboard-failed"]);
  });
});
