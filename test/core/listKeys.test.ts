import { beforeEach, describe, expect, it } from "vitest";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KnownKeys } from "../../electron/core/knownKeys.ts";
import { listKeys } from "../../electron/core/listKeys.ts";
import { KeyWatch } from "../../electron/core/refresh/keyWatch.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { fakeRows } from "../fakes/fakeAppState.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeCompanyKeyPlatform } from "../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyMemory } from "../fakes/fakeKeyMemory.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";

const connectionId = "grand" as ConnectionId;
const other = "elsewhere" as ConnectionId;
const keyId = "ari-post" as KeyId;

let clock: FakeClock;
let platform: FakeKeyPlatform;
let findPlatform: FindPlatform;
let knownKeys: KnownKeys;
let keyWatch: KeyWatch;

beforeEach(() => {
  knownKeys = new KnownKeys();
  clock = new FakeClock();
  const memory = new FakeKeyMemory();
  keyWatch = new KeyWatch({
    memory,
    clock,
    isOurs: () => false,
    onChanged: () => undefined,
  });
  platform = new FakeKeyPlatform();
  findPlatform = (id) =>
    id === connectionId ? ok(platform) : err({ kind: "connection-not-found" });
});

describe("listKeys", () => {
  it("says when the platform answered", async () => {
    const listed = await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(listed).toEqual({ ok: true, value: { rows: [], loadedAt: "2026-03-12T10:40:00.000Z" } });
  });

  it("lets keys be called by what they are for from then on", async () => {
    platform.rows = fakeRows(clock.now());
    await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(knownKeys.find(connectionId, keyId)).toEqual({
      group: "ari",
      access: "post",
      name: "Post",
    });
    expect(knownKeys.find(other, keyId)).toBeNull();
  });

  it("tells the watch for refreshes of somebody else", async () => {
    platform.rows = fakeRows(clock.now());
    await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(keyWatch.changes).toEqual([]);
    platform.refreshElsewhere(keyId);
    await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(keyWatch.changes).toMatchObject([{ connectionId, keyId }]);
  });

  it("tells it when the list was asked for, so that one of ours in between is known", async () => {
    platform.rows = fakeRows(clock.now());
    await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    platform.faults.onCall = (call, moment) => {
      const [row] = platform.rows.filter((known) => known.keyId === keyId);
      if (call !== "listKeys" || moment === "before" || row === undefined) return;
      // The list that is on its way still has the version before.
      keyWatch.took(connectionId, { ...row, version: "ari-Post-2" });
    };
    await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(keyWatch.changes).toEqual([]);
  });

  it("is no business of a platform with company keys", async () => {
    const company: FindPlatform = () => ok(new FakeCompanyKeyPlatform());
    const dependencies = { findPlatform: company, clock, knownKeys, keyWatch };
    expect(await listKeys(dependencies, { connectionId })).toEqual(err({ kind: "not-supported" }));
  });

  it("passes the platform's failure on", async () => {
    platform.failure = { kind: "unauthorized" };
    const listed = await listKeys({ findPlatform, clock, knownKeys, keyWatch }, { connectionId });
    expect(listed).toEqual({ ok: false, error: { kind: "unauthorized" } });
  });

  it("knows no other connection", async () => {
    const listed = await listKeys(
      { findPlatform, clock, knownKeys, keyWatch },
      { connectionId: other },
    );
    expect(listed).toEqual({ ok: false, error: { kind: "connection-not-found" } });
  });
});
