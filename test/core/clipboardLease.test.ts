import { beforeEach, describe, expect, it } from "vitest";
import { ClipboardLease } from "../../electron/core/clipboardLease.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { KeyId } from "../../shared/apiKey.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { FakeClipboard } from "../fakes/fakeClipboard.ts";
import { FakeClock } from "../fakes/fakeClock.ts";

const connectionId = "grand" as ConnectionId;
const keyId = "ari-post" as KeyId;
const secret = new Secret("the-key");

let clipboard: FakeClipboard;
let clock: FakeClock;
let told: ClipboardState[];
let lease: ClipboardLease;
let lastsMs: number | null;

beforeEach(() => {
  clipboard = new FakeClipboard();
  clock = new FakeClock();
  told = [];
  lastsMs = 30_000;
  lease = new ClipboardLease({
    lastsMs: () => lastsMs,
    clipboard,
    clock,
    digest: (text) => `digest of ${text}`,
    onChanged: (state) => told.push(state),
  });
});

/** Lets the work that a timer started come to its end. */
const settled = () => new Promise((done) => setImmediate(done));

describe("ClipboardLease", () => {
  it("says until when the key stays", async () => {
    const started = await lease.start({ connectionId, keyId, secret });
    const copiedAt = "2026-03-12T10:40:00.000Z";
    const clearsAt = "2026-03-12T10:40:30.000Z";
    expect(started).toEqual({
      ok: true,
      value: { state: "holds-key", connectionId, keyId, keyCount: 1, copiedAt, clearsAt },
    });
    expect(clipboard.texts.clipboard).toBe("the-key");
  });

  it("clears the clipboard after 30 s and not before", async () => {
    await lease.start({ connectionId, keyId, secret });
    clock.advance(29_999);
    expect(lease.state.state).toBe("holds-key");
    clock.advance(1);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
    expect(told.at(-1)).toEqual({ state: "empty" });
  });

  it("leaves the clipboard alone when its text has changed", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.texts.clipboard = "what the user copied later";
    clock.advance(30_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("what the user copied later");
    expect(lease.state).toEqual({ state: "empty" });
  });

  it("clears the primary selection too when the key was selected with the mouse", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.texts.primary = "the-key";
    clipboard.texts.clipboard = "something else";
    clock.advance(30_000);
    await settled();
    expect(clipboard.texts).toEqual({ clipboard: "something else", primary: "" });
  });

  it("gives a second copy its own 30 s", async () => {
    await lease.start({ connectionId, keyId, secret });
    clock.advance(20_000);
    await lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    clock.advance(10_000);
    expect(clipboard.texts.clipboard).toBe("another-key");
    expect(clock.pendingTimers).toBe(1);
    clock.advance(20_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("takes the first key off the primary selection when a second one is copied", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.texts.primary = "the-key";
    await lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    expect(clipboard.texts.primary).toBe("");
  });

  it("clears at once when asked, and stops its timer", async () => {
    await lease.start({ connectionId, keyId, secret });
    expect(await lease.clear()).toEqual({ state: "empty" });
    expect(clipboard.texts.clipboard).toBe("");
    expect(clock.pendingTimers).toBe(0);
  });

  it("says so when the key could not be cleared, and clears it when tried again", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.ignoresClears = true;
    clock.advance(30_000);
    await settled();
    expect(lease.state).toEqual({ state: "not-cleared", connectionId, keyId });
    clipboard.ignoresClears = false;
    await lease.retryIfNotCleared();
    expect(clipboard.texts.clipboard).toBe("");
    expect(lease.state).toEqual({ state: "empty" });
  });

  it("does not clear early when asked to try again and nothing failed", async () => {
    await lease.start({ connectionId, keyId, secret });
    await lease.retryIfNotCleared();
    expect(clipboard.texts.clipboard).toBe("the-key");
  });

  it("counts a clipboard that can't be read as not cleared", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.refusesReads = true;
    expect(await lease.clear()).toEqual({ state: "not-cleared", connectionId, keyId });
  });

  it("fails and starts no lease when the clipboard refuses the key", async () => {
    clipboard.refusesWrites = true;
    const started = await lease.start({ connectionId, keyId, secret });
    expect(started).toEqual({ ok: false, error: { kind: "clipboard-failed" } });
    expect(lease.state).toEqual({ state: "empty" });
    expect(clock.pendingTimers).toBe(0);
  });

  it("fails when the key did not arrive on the clipboard", async () => {
    clipboard.ignoresWrites = true;
    expect((await lease.start({ connectionId, keyId, secret })).ok).toBe(false);
    expect(lease.state).toEqual({ state: "empty" });
  });

  it("clears the key before when the next one did not arrive to overwrite it", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.ignoresWrites = true;
    await lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    expect(clipboard.texts.clipboard).toBe("");
    expect(lease.state).toEqual({ state: "empty" });
    expect(clock.pendingTimers).toBe(0);
  });

  it("fails when it can't tell whether the key arrived, and still clears it", async () => {
    clipboard.refusesReads = true;
    expect((await lease.start({ connectionId, keyId, secret })).ok).toBe(false);
    clipboard.refusesReads = false;
    clock.advance(30_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("does not clear a key early whose copy was under way as the last one's time was up", async () => {
    await lease.start({ connectionId, keyId, secret });
    clock.advance(29_999);
    const copying = lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    clock.advance(1);
    await copying;
    await settled();
    expect(clipboard.texts.clipboard).toBe("another-key");
  });

  it("clears as it closes, also a key that was just being copied, and takes no other", async () => {
    const copying = lease.start({ connectionId, keyId, secret });
    const closing = lease.close();
    await Promise.all([copying, closing]);
    expect(clipboard.texts.clipboard).toBe("");
    const late = await lease.start({ connectionId, keyId, secret });
    expect(late.ok).toBe(false);
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("keeps the key 30 s longer than it was going to, as often as it is told", async () => {
    await lease.start({ connectionId, keyId, secret });
    clock.advance(20_000);
    expect(await lease.keep()).toMatchObject({ clearsAt: "2026-03-12T10:41:00.000Z" });
    expect(await lease.keep()).toMatchObject({
      copiedAt: "2026-03-12T10:40:00.000Z",
      clearsAt: "2026-03-12T10:41:30.000Z",
    });
    expect(told.at(-1)).toEqual(lease.state);
    clock.advance(69_999);
    await settled();
    expect(clipboard.texts.clipboard).toBe("the-key");
    clock.advance(1);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("does not keep what is not there, or could not be cleared", async () => {
    expect(await lease.keep()).toEqual({ state: "empty" });
    await lease.start({ connectionId, keyId, secret });
    clipboard.ignoresClears = true;
    await lease.clear();
    expect(await lease.keep()).toMatchObject({ state: "not-cleared" });
  });

  it("leaves a key for good when the settings say so, until it is cleared", async () => {
    lastsMs = null;
    expect(await lease.start({ connectionId, keyId, secret })).toMatchObject({
      value: { state: "holds-key", clearsAt: null },
    });
    expect(clock.pendingTimers).toBe(0);
    expect(await lease.keep()).toMatchObject({ clearsAt: null });
    await lease.close();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("lasts as long as the settings said when the key was copied", async () => {
    lastsMs = 10_000;
    await lease.start({ connectionId, keyId, secret });
    lastsMs = 120_000;
    clock.advance(10_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  it("takes no key while it is closed, and again once it is reopened", async () => {
    await lease.close();
    const refused = await lease.start({ connectionId, keyId, secret });
    expect(refused).toEqual({ ok: false, error: { kind: "clipboard-failed" } });
    expect(clipboard.texts.clipboard).toBe("");
    lease.reopen();
    expect((await lease.start({ connectionId, keyId, secret })).ok).toBe(true);
  });

  // Seen to fail without the limit in `keep`: the key stayed for hours.
  it("keeps a key for two minutes and a half at most, counted from now", async () => {
    await lease.start({ connectionId, keyId, secret });
    for (let time = 0; time < 1_000; time += 1) await lease.keep();
    expect(lease.state).toMatchObject({ clearsAt: "2026-03-12T10:42:30.000Z" });
    clock.advance(30_000);
    expect(await lease.keep()).toMatchObject({ clearsAt: "2026-03-12T10:43:00.000Z" });
    clock.advance(150_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  // Seen to fail with `isStillWanted` asked as `start` is called, and not asked at all.
  it("writes no key that is not wanted any more when its turn comes", async () => {
    await lease.start({ connectionId, keyId, secret });
    const before = lease.state;
    let isWanted = true;
    const copying = lease.start({
      connectionId,
      keyId,
      secret: new Secret("another-key"),
      isStillWanted: () => isWanted,
    });
    isWanted = false;
    expect(await copying).toEqual({ ok: false, error: { kind: "locked" } });
    expect(clipboard.texts.clipboard).toBe("the-key");
    expect(lease.state).toEqual(before);
    clock.advance(30_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });

  // Seen to fail with the result of clearing the primary selection dropped: "empty", and the first
  // key was still there.
  it("says so when an earlier key could not be taken off the primary selection", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.texts.primary = "the-key";
    clipboard.ignoresClears = true;
    await lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    clipboard.texts.clipboard = "what the user copied later";
    expect(await lease.clear()).toMatchObject({ state: "not-cleared" });
    clipboard.ignoresClears = false;
    await lease.retryIfNotCleared();
    expect(clipboard.texts).toEqual({ clipboard: "what the user copied later", primary: "" });
    expect(lease.state).toEqual({ state: "empty" });
  });

  it("clears the key before when it can't tell whether the next one has overwritten it", async () => {
    await lease.start({ connectionId, keyId, secret });
    clipboard.ignoresWrites = true;
    const readText = clipboard.readText.bind(clipboard);
    clipboard.readText = async (selection) => {
      if (selection === "clipboard") throw new Error("refused");
      return readText(selection);
    };
    await lease.start({ connectionId, keyId, secret: new Secret("another-key") });
    clipboard.readText = readText;
    clock.advance(30_000);
    await settled();
    expect(clipboard.texts.clipboard).toBe("");
  });
});
