import { beforeEach, describe, expect, it } from "vitest";
import type { UnlockRequest } from "../../../shared/contract.ts";
import { ok } from "../../../shared/result.ts";
import { FakeLockParts } from "../../fakes/fakeLockParts.ts";

const right = "correct horse";
const plain: UnlockRequest = { way: "plain" };
const touchId: UnlockRequest = { way: "touch-id" };
const passphrase = (text: string): UnlockRequest => ({ way: "passphrase", passphrase: text });

let parts: FakeLockParts;

beforeEach(() => {
  parts = new FakeLockParts();
});

async function unlock(request: UnlockRequest): Promise<string> {
  const result = await parts.lock.unlock(request);
  return result.ok ? "ok" : result.error.kind;
}

const setPassphrase = () => parts.lock.setPassphrase({ current: null, next: right });

const unlocks = () =>
  parts.activity.events
    .filter(({ action }) => action === "unlock")
    .map(({ result, details }) => `${result} ${details}`);

describe("unlocking", () => {
  it("is written down with its way and how it went, and so is a wrong one", async () => {
    await setPassphrase();
    await parts.lock.lock("user");
    for (let tries = 0; tries < 5; tries += 1) await unlock(passphrase("a guess"));
    await unlock(plain);
    parts.clock.advance(5_000);
    await unlock(passphrase(right));
    expect(unlocks()).toEqual([
      ...Array.from({ length: 4 }, () => "passphrase-wrong passphrase"),
      "ok passphrase",
    ]);
  });

  it("leaves no line where the keychain can't be asked: a page could fill the disk", async () => {
    await setPassphrase();
    await parts.lock.lock("user");
    const { told } = parts.activity;
    parts.keychain.problem = "no-service";
    expect(await unlock(plain)).toBe("keychain-unavailable");
    expect(await unlock(passphrase(right))).toBe("keychain-unavailable");
    expect(parts.activity.told).toEqual(told);
  });

  it("leaves no line where Touch ID is out of reach, and nobody was asked", async () => {
    parts.touchId.available = true;
    await parts.lock.lock("user");
    await unlock(plain);
    parts.touchId.available = false;
    expect(await unlock(touchId)).toBe("touch-id-refused");
    expect(unlocks()).toEqual([]);
  });

  it("that a lock has given up is not written down as done", async () => {
    await setPassphrase();
    await parts.lock.lock("idle");
    parts.slowDigest.onCompare = () => parts.lock.lock("screen-lock");
    expect(await unlock(passphrase(right))).toBe("locked");
    expect(unlocks()).toEqual(["locked passphrase"]);
  });

  it("that a lock gives up while it is written down has a line that says so", async () => {
    await parts.lock.lock("idle");
    const record = parts.activity.record.bind(parts.activity);
    parts.activity.record = (event) => {
      parts.activity.record = record;
      void parts.lock.lock("screen-lock");
      return record(event);
    };
    expect(await unlock(plain)).toBe("locked");
    expect(unlocks()).toEqual(["ok plain", "locked plain"]);
  });

  it("needs no log that can be written", async () => {
    parts.activity.isWritable = false;
    await parts.lock.lock("user");
    expect(await unlock(plain)).toBe("ok");
  });
});

describe("a disk that hangs", () => {
  beforeEach(() => {
    parts.activity.record = () => new Promise(() => undefined);
  });

  /** What is waited for comes after three seconds, not before. */
  async function expectAfterLimit(work: Promise<unknown>, result: unknown): Promise<void> {
    let isDone = false;
    void work.then(() => (isDone = true));
    await expect.poll(() => parts.clock.pendingTimers).toBe(1);
    parts.clock.advance(2_999);
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    parts.clock.advance(1);
    expect(await work).toEqual(result);
  }

  it("holds up unlocking for three seconds at most", async () => {
    await parts.lock.lock("user");
    await expectAfterLimit(unlock(plain), "ok");
    expect(parts.lock.isLocked).toBe(false);
  });

  it("holds up setting a passphrase for three seconds at most", async () => {
    await expectAfterLimit(setPassphrase(), ok(undefined));
    expect(parts.lock.unlockWays.passphrase).toBe(true);
  });

  it("holds up unlocking for as long when the passphrase was taken out of the keychain", async () => {
    parts.settings.change({ hasPassphrase: true });
    await expectAfterLimit(parts.lock.start(), undefined);
  });
});
