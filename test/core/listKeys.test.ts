import { beforeEach, describe, expect, it } from "vitest";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KnownKeys } from "../../electron/core/knownKeys.ts";
import { listKeys } from "../../electron/core/listKeys.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { fakeRows } from "../fakes/fakeAppState.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";

const connectionId = "grand" as ConnectionId;
const other = "elsewhere" as ConnectionId;
const keyId = "ari-post" as KeyId;

let clock: FakeClock;
let platform: FakeKeyPlatform;
let findPlatform: FindPlatform;
let knownKeys: KnownKeys;

beforeEach(() => {
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
