import { beforeEach, describe, expect, it } from "vitest";
import { ClipboardLease } from "../../electron/core/clipboardLease.ts";
import { copyKey } from "../../electron/core/copyKey.ts";
import type { FindPlatform } from "../../electron/core/findPlatform.ts";
import { KeyRefresher } from "../../electron/core/keyRefresher.ts";
import { listKeys } from "../../electron/core/listKeys.ts";
import { revealKey } from "../../electron/core/revealKey.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok } from "../../shared/result.ts";
import { countingRandom } from "../fakes/countingRandom.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";
import { FakeClock } from "../fakes/fakeClock.ts";
import { FakeCompanyKeyPlatform } from "../fakes/fakeCompanyKeyPlatform.ts";
import { FakeKeyPlatform } from "../fakes/fakeKeyPlatform.ts";

const connectionId = "grand" as ConnectionId;
const other = "elsewhere" as ConnectionId;
const keyId = "ari-post" as KeyId;

let clock: FakeClock;
let platform: FakeKeyPlatform;
let findPlatform: FindPlatform;

beforeEach(() => {
  clock = new FakeClock();
  platform = new FakeKeyPlatform();
  findPlatform = (id) =>
    id === connectionId ? ok(platform) : err({ kind: "connection-not-found" });
});

describe("listKeys", () => {
  it("says when the platform answered", async () => {
    const listed = await listKeys({ findPlatform, clock }, { connectionId });
    expect(listed).toEqual({ ok: true, value: { rows: [], loadedAt: "2026-03-12T10:40:00.000Z" } });
  });

  it("passes the platform's failure on", async () => {
    platform.failure = { kind: "unauthorized" };
    const listed = await listKeys({ findPlatform, clock }, { connectionId });
    expect(listed).toEqual({ ok: false, error: { kind: "unauthorized" } });
  });

  it("knows no other connection", async () => {
    const listed = await listKeys({ findPlatform, clock }, { connectionId: other });
    expect(listed).toEqual({ ok: false, error: { kind: "connection-not-found" } });
  });
});

describe("revealKey", () => {
  it("gives the secret and hides it 15 s later", async () => {
    const revealed = await revealKey({ findPlatform, clock }, { connectionId, keyId });
    if (!revealed.ok) throw new Error(revealed.error.kind);
    expect(revealed.value.secret.exposeText()).toBe(platform.secretText);
    expect(revealed.value.hidesAt).toBe("2026-03-12T10:40:15.000Z");
  });
});

describe("copyKey", () => {
  it("puts exactly the secret on the clipboard and gives none of it back", async () => {
    const clipboard = new FakeClipboard();
    const lease = new ClipboardLease({
      lastsMs: () => 30_000,
      clipboard,
      clock,
      digest: (text) => text,
      onChanged: () => undefined,
    });
    const copied = await copyKey({ findPlatform, lease }, { connectionId, keyId });
    expect(clipboard.texts.clipboard).toBe(platform.secretText);
    expect(JSON.stringify(copied)).not.toContain(platform.secretText);
  });

  it("leaves the clipboard as it was when the platform refuses", async () => {
    const clipboard = new FakeClipboard();
    clipboard.texts.clipboard = "before";
    platform.failure = { kind: "forbidden" };
    const lease = new ClipboardLease({
      lastsMs: () => 30_000,
      clipboard,
      clock,
      digest: (text) => text,
      onChanged: () => undefined,
    });
    const copied = await copyKey({ findPlatform, lease }, { connectionId, keyId });
    expect(copied).toEqual({ ok: false, error: { kind: "forbidden" } });
    expect(clipboard.texts.clipboard).toBe("before");
  });
});

describe("KeyRefresher", () => {
  it("sends the version that the user saw, and a new idempotency key each time", async () => {
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom() });
    await refresher.refreshKey({ connectionId, keyId, version: "v1" });
    await refresher.refreshKey({ connectionId, keyId, version: "v2" });
    expect(platform.orders.map((order) => order.version)).toEqual(["v1", "v2"]);
    expect(new Set(platform.orders.map((order) => order.idempotencyKey)).size).toBe(2);
  });

  it("refreshes a key once at a time", async () => {
    let open = () => {};
    platform.refreshGate = new Promise((resolve) => {
      open = resolve;
    });
    const refresher = new KeyRefresher({ findPlatform, random: countingRandom() });
    const first = refresher.refreshKey({ connectionId, keyId, version: "v1" });
    const second = await refresher.refreshKey({ connectionId, keyId, version: "v1" });
    expect(second).toEqual({ ok: false, error: { kind: "refresh-under-way" } });
    open();
    expect((await first).ok).toBe(true);
    expect(platform.orders).toHaveLength(1);
    expect((await refresher.refreshKey({ connectionId, keyId, version: "v2" })).ok).toBe(true);
  });

  it("refreshes the same key id of another connection meanwhile", async () => {
    let open = () => {};
    platform.refreshGate = new Promise((resolve) => {
      open = resolve;
    });
    const anyPlatform: FindPlatform = () => ok(platform);
    const refresher = new KeyRefresher({ findPlatform: anyPlatform, random: countingRandom() });
    const both = [connectionId, other].map((id) =>
      refresher.refreshKey({ connectionId: id, keyId, version: "v1" }),
    );
    open();
    expect((await Promise.all(both)).map((refreshed) => refreshed.ok)).toEqual([true, true]);
  });

  it("refuses what the platform does not offer", async () => {
    const company: FindPlatform = () => ok(new FakeCompanyKeyPlatform());
    const refresher = new KeyRefresher({ findPlatform: company, random: countingRandom() });
    const refreshed = await refresher.refreshKey({ connectionId, keyId, version: "v1" });
    expect(refreshed).toEqual({ ok: false, error: { kind: "not-supported" } });
    const listed = await listKeys({ findPlatform: company, clock }, { connectionId });
    expect(listed).toEqual({ ok: false, error: { kind: "not-supported" } });
  });
});
