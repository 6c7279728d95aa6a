import { beforeEach, describe, expect, it } from "vitest";
import { ClipboardLease } from "../../electron/core/clipboardLease.ts";
import { copyKey } from "../../electron/core/copyKey.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";

const connectionId = "grand" as ConnectionId;
const keyId = "ari-post" as KeyId;

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
  const copy = () =>
    copyKey({ findPlatform, lease, activity, isStillAsked }, { connectionId, keyId });

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
