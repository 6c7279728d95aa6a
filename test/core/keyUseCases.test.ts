import { beforeEach, describe, expect, it } from "vitest";
import { CaptureShield } from "../../electron/core/captureShield.ts";
import { ClipboardLease } from "../../electron/core/clipboardLease.ts";
import { copyKey } from "../../electron/core/copyKey.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KeyRefresher } from "../../electron/core/keyRefresher.ts";
import { KnownKeys } from "../../electron/core/knownKeys.ts";
import { listKeys } from "../../electron/core/listKeys.ts";
import { revealKey } from "../../electron/core/revealKey.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { countingRandom } from "../fakes/countingRandom.ts";
import { fakeRows } from "../fakes/fakeAppState.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeCompanyKeyPlatform } from "../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";
import { RecordingActivity } from "../fakes/recordingActivity.ts";

const connectionId = "grand" as ConnectionId;
const other = "elsewhere" as ConnectionId;
const keyId = "ari-post" as KeyId;

let clock: FakeClock;
let platform: FakeKeyPlatform;
let findPlatform: FindPlatform;
let activity: RecordingActivity;
let knownKeys: KnownKeys;
/** False from a lock on. */
let isAsked: boolean;
const isStillAsked = () => isAsked;
const notRecorded = { ok: false, error: { kind: "activity-not-recorded" } };

beforeEach(() => {
  isAsked = true;
  activity = new RecordingActivity();
  knownKeys = new KnownKeys();
  clock = new FakeClock();
  platform = new FakeKeyPlatform();
  findPlatform = (id) =>
    id === connectionId ? ok(platform) : err({ kind: "connection-not-found" });
});

describe("listKeys", () => {
  it("says when the platform answered", async () => {
    const listed = await listKeys({ findPlatform, clock, knownKeys }, { connectionId });
    expect(listed).toEqual({ ok: true, value: { rows: [], loadedAt: "2026-03-12T10:40:00.000Z" } });
  });

  it("lets keys be called by what they are for from then on", async () => {
    platform.rows = fakeRows(clock.now());
    await listKeys({ findPlatform, clock, knownKeys }, { connectionId });
    expect(knownKeys.find(connectionId, keyId)).toEqual({ group: "ari", access: "post" });
    expect(knownKeys.find(other, keyId)).toBeNull();
  });

  it("passes the platform's failure on", async () => {
    platform.failure = { kind: "unauthorized" };
    const listed = await listKeys({ findPlatform, clock, knownKeys }, { connectionId });
    expect(listed).toEqual({ ok: false, error: { kind: "unauthorized" } });
  });

  it("knows no other connection", async () => {
    const listed = await listKeys({ findPlatform, clock, knownKeys }, { connectionId: other });
    expect(listed).toEqual({ ok: false, error: { kind: "connection-not-found" } });
  });
});

describe("revealKey", () => {
  let settings: FakeSettingsStore;
  let protectedStates: boolean[];
  let shield: CaptureShield;
  const reveal = () =>
    revealKey(
      { findPlatform, clock, settings, shield, activity, isStillAsked },
      { connectionId, keyId },
    );

  beforeEach(() => {
    settings = new FakeSettingsStore();
    protectedStates = [];
    const protect = (isProtected: boolean) => protectedStates.push(isProtected);
    shield = new CaptureShield({ clock, settings, protect });
  });

  it("gives the secret and hides it 15 s later", async () => {
    const revealed = await reveal();
    if (!revealed.ok) throw new Error(revealed.error.kind);
    expect(revealed.value.secret.exposeText()).toBe(platform.secretText);
    expect(revealed.value.hidesAt).toBe("2026-03-12T10:40:15.000Z");
  });

  it("hides it when the settings say", async () => {
    const { protection } = settings.read();
    settings.change({ protection: { ...protection, revealSeconds: 60 } });
    expect(await reveal()).toMatchObject({ value: { hidesAt: "2026-03-12T10:41:00.000Z" } });
  });

  it("gives nothing, and tells of nothing, once the app was locked", async () => {
    isAsked = false;
    expect(await reveal()).toEqual(err({ kind: "locked" }));
    expect(activity.told).toEqual([]);
    expect(protectedStates).toEqual([]);
  });

  it("is written down, with the key that it was", async () => {
    await reveal();
    expect(activity.told).toEqual(["reveal ok"]);
    expect(activity.events[0]?.key?.secret?.exposeText()).toBe(platform.secretText);
    expect(activity.events[0]).toMatchObject({ connectionId, key: { keyId } });
  });

  it("gives nothing that can't be written down, unless the user goes on without", async () => {
    activity.isWritable = false;
    expect(await reveal()).toEqual(notRecorded);
    expect(protectedStates).toEqual([]);
    activity.isUnrecordedAccepted = true;
    expect((await reveal()).ok).toBe(true);
  });

  it("tells the platform's failure, which is written down too", async () => {
    platform.failure = { kind: "forbidden" };
    expect(await reveal()).toEqual(err({ kind: "forbidden" }));
    expect(activity.told).toEqual(["reveal forbidden"]);
    activity.isWritable = false;
    expect(await reveal()).toEqual(err({ kind: "forbidden" }));
  });

  it("keeps the window out of screenshots until the page has hidden the key", async () => {
    await reveal();
    expect(protectedStates).toEqual([true]);
    shield.lower();
    expect(protectedStates).toEqual([true, false]);
    await reveal();
    clock.advance(15_999);
    expect(protectedStates.at(-1)).toBe(true);
    clock.advance(1);
    expect(protectedStates.at(-1)).toBe(false);
  });

  it("protects the second of two keys for its whole time", async () => {
    await reveal();
    clock.advance(10_000);
    await reveal();
    clock.advance(10_000);
    expect(protectedStates).not.toContain(false);
  });

  it("lets the window be captured when the user has chosen so", async () => {
    const { protection } = settings.read();
    settings.change({ protection: { ...protection, hideFromCapture: false } });
    await reveal();
    expect(protectedStates).not.toContain(true);
  });
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

describe("KeyRefresher", () => {
  it("sends the version that the user saw, and a new idempotency key each time", async () => {
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom(), activity });
    await refresher.refreshKey({ connectionId, keyId, version: "v1" }, isStillAsked);
    await refresher.refreshKey({ connectionId, keyId, version: "v2" }, isStillAsked);
    expect(platform.orders.map((order) => order.version)).toEqual(["v1", "v2"]);
    expect(new Set(platform.orders.map((order) => order.idempotencyKey)).size).toBe(2);
  });

  it("refreshes a key once at a time", async () => {
    let open = () => {};
    platform.refreshGate = new Promise((resolve) => {
      open = resolve;
    });
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom(), activity });
    const first = refresher.refreshKey({ connectionId, keyId, version: "v1" }, isStillAsked);
    const second = await refresher.refreshKey({ connectionId, keyId, version: "v1" }, isStillAsked);
    expect(second).toEqual({ ok: false, error: { kind: "refresh-under-way" } });
    open();
    expect((await first).ok).toBe(true);
    expect(platform.orders).toHaveLength(1);
    expect(
      (await refresher.refreshKey({ connectionId, keyId, version: "v2" }, isStillAsked)).ok,
    ).toBe(true);
  });

  it("refreshes the same key id of another connection meanwhile", async () => {
    let open = () => {};
    platform.refreshGate = new Promise((resolve) => {
      open = resolve;
    });
    const anyPlatform: FindPlatform = () => ok(platform);
    const refresher = new KeyRefresher({
      findPlatform: anyPlatform,
      random: countingRandom(),
      activity,
    });
    const both = [connectionId, other].map((id) =>
      refresher.refreshKey({ connectionId: id, keyId, version: "v1" }, isStillAsked),
    );
    open();
    expect((await Promise.all(both)).map((refreshed) => refreshed.ok)).toEqual([true, true]);
  });

  it("is written down before it is sent, and how it ended after", async () => {
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom(), activity });
    platform.failure = { kind: "refresh-outcome-unknown" };
    await refresher.refreshKey({ connectionId, keyId, version: "v1" }, isStillAsked);
    expect(activity.told).toEqual(["refresh-started ok", "refresh refresh-outcome-unknown"]);
  });

  it("sends nothing that can't be written down, whatever the user has chosen", async () => {
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom(), activity });
    activity.isWritable = false;
    activity.isUnrecordedAccepted = true;
    const refreshed = await refresher.refreshKey(
      { connectionId, keyId, version: "v1" },
      isStillAsked,
    );
    expect(refreshed).toEqual(notRecorded);
    expect(platform.orders).toEqual([]);
  });

  it("sends nothing once the app was locked, and says so in the log", async () => {
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom(), activity });
    isAsked = false;
    const refreshed = await refresher.refreshKey(
      { connectionId, keyId, version: "v1" },
      isStillAsked,
    );
    expect(refreshed).toEqual(err({ kind: "locked" }));
    expect(platform.orders).toEqual([]);
    expect(activity.told).toEqual(["refresh-started ok", "refresh locked"]);
  });

  it("refuses what the platform does not offer", async () => {
    const company: FindPlatform = () => ok(new FakeCompanyKeyPlatform());
    const refresher = new KeyRefresher({
      findPlatform: company,
      random: countingRandom(),
      activity,
    });
    const refreshed = await refresher.refreshKey(
      { connectionId, keyId, version: "v1" },
      isStillAsked,
    );
    expect(refreshed).toEqual({ ok: false, error: { kind: "not-supported" } });
    const listed = await listKeys({ findPlatform: company, clock, knownKeys }, { connectionId });
    expect(listed).toEqual({ ok: false, error: { kind: "not-supported" } });
  });
});
