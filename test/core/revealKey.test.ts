import { beforeEach, describe, expect, it } from "vitest";
import type { SecretSource } from "../../electron/core/activity/readSecret.ts";
import { CaptureShield } from "../../electron/core/captureShield.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { revealKey } from "../../electron/core/revealKey.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { KeyRequest } from "../../shared/contract.ts";
import type { RefreshId } from "../../shared/refresh.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
import { FakeSettingsStore } from "../fakes/fakeSettingsStore.ts";
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

describe("revealKey", () => {
  let settings: FakeSettingsStore;
  let protectedStates: boolean[];
  /** The new keys of refreshes that were asked for. */
  let asked: KeyRequest[];
  let shield: CaptureShield;
  const findNewKey: SecretSource["findNewKey"] = async (request) => {
    asked.push(request);
    return ok(new Secret(heldText));
  };
  const reveal = (request: Partial<KeyRequest> = {}) =>
    revealKey(
      { findPlatform, findNewKey, clock, settings, shield, activity, isStillAsked },
      { connectionId, keyId, ...request },
    );

  beforeEach(() => {
    asked = [];
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

  it("gives the new key that a refresh holds, when that is asked for", async () => {
    platform.failure = { kind: "unauthorized" };
    const revealed = await reveal({ refreshId });
    if (!revealed.ok) throw new Error(revealed.error.kind);
    expect(revealed.value.secret.exposeText()).toBe(heldText);
    expect(asked).toEqual([{ connectionId, keyId, refreshId }]);
    expect(activity.told).toEqual(["reveal ok"]);
  });

  it("gives none of a connection that is gone, but what is held of it", async () => {
    const gone = { connectionId: "gone" as ConnectionId };
    expect(await reveal(gone)).toEqual(err({ kind: "connection-not-found" }));
    expect(asked).toEqual([]);
    expect((await reveal({ ...gone, refreshId })).ok).toBe(true);
    expect(asked).toHaveLength(1);
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
