import { beforeEach, describe, expect, it } from "vitest";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KeyRefresher } from "../../electron/core/keyRefresher.ts";
import { KnownKeys } from "../../electron/core/knownKeys.ts";
import { listKeys } from "../../electron/core/listKeys.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { countingRandom } from "../fakes/countingRandom.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeCompanyKeyPlatform } from "../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";
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
