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

async function setPassphrase(next: string | null, current: string | null = null): Promise<string> {
  const result = await parts.lock.setPassphrase({ current, next });
  return result.ok ? "ok" : result.error.kind;
}

describe("locking", () => {
  it("is done when the call returns, with its reason and its time", () => {
    void parts.lock.lock("user");
    expect(parts.lock.isLocked).toBe(true);
    const lockedAt = "2026-03-12T10:40:00.000Z";
    expect(parts.lock.state).toEqual({ state: "locked", reason: "user", lockedAt });
  });

  it("drops secrets at once, and resolves when they are dropped", async () => {
    let dropped = () => {};
    parts.dropSecrets = () => new Promise((resolve) => (dropped = resolve));
    let isDone = false;
    const locking = parts.lock.lock("suspend").then(() => (isDone = true));
    expect(parts.calls).toEqual(["drop", "changed to locked"]);
    await Promise.resolve();
    expect(isDone).toBe(false);
    dropped();
    await locking;
  });

  it("changes nothing when it is locked already", async () => {
    await parts.lock.lock("user");
    const { state, epoch } = parts.lock;
    await parts.lock.lock("screen-lock");
    expect(parts.lock.state).toEqual(state);
    expect(parts.lock.epoch).toBe(epoch);
    expect(parts.calls).toEqual(["drop", "changed to locked"]);
  });

  it("counts its epochs, so that what was asked before is told from what was asked after", async () => {
    await parts.lock.lock("user");
    expect(parts.lock.epoch).toBe(1);
    await unlock(plain);
    await parts.lock.lock("user");
    expect(parts.lock.epoch).toBe(2);
  });

  it("is written down with its reason, but waits for no disk", async () => {
    parts.activity.record = () => new Promise(() => undefined);
    await parts.lock.lock("idle");
    expect(parts.lock.isLocked).toBe(true);
    parts = new FakeLockParts();
    await parts.lock.lock("idle");
    expect(parts.activity.events).toEqual([{ action: "lock", result: "ok", details: "idle" }]);
  });

  it("stays locked when dropping secrets or the log has a defect", async () => {
    parts.dropSecrets = () => Promise.reject(new Error("a defect"));
    parts.activity.record = () => Promise.reject(new Error("a defect"));
    await parts.lock.lock("user");
    expect(parts.lock.isLocked).toBe(true);
    await expect.poll(() => parts.log.places).toHaveLength(2);
  });

  it("comes when nobody has touched the computer, and not while it is locked", async () => {
    await parts.lock.start();
    parts.idleMs = 15 * 60_000;
    parts.clock.advance(15 * 60_000);
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "idle" });
    expect(parts.clock.pendingTimers).toBe(0);
  });

  it("lets the watch for idleness sleep", async () => {
    await parts.lock.start();
    expect(parts.clock.pendingTimers).toBe(1);
    await parts.lock.lock("user");
    expect(parts.clock.pendingTimers).toBe(0);
  });

  it("comes after the time that the settings name from now on", async () => {
    await parts.lock.start();
    const { protection } = parts.settings.read();
    parts.settings.change({ protection: { ...protection, lockAfterMinutes: 1 } });
    parts.lock.settingsChanged();
    parts.idleMs = 60_000;
    parts.clock.advance(60_000);
    expect(parts.lock.isLocked).toBe(true);
    parts.lock.settingsChanged();
    expect(parts.clock.pendingTimers).toBe(0);
  });

  it("is not put off by settings that are told again and again", async () => {
    await parts.lock.start();
    for (let passedMs = 0; passedMs < 15 * 60_000; passedMs += 30_000) {
      parts.lock.settingsChanged();
      parts.idleMs += 30_000;
      parts.clock.advance(30_000);
    }
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "idle" });
  });

  it("watches for idleness again after it was unlocked", async () => {
    await parts.lock.lock("user");
    await unlock(plain);
    parts.idleMs = 15 * 60_000;
    parts.clock.advance(15 * 60_000);
    expect(parts.lock.isLocked).toBe(true);
  });
});

describe("at the start, the app", () => {
  it("is unlocked where a button would unlock it", async () => {
    await parts.lock.start();
    expect(parts.lock.state).toEqual({ state: "unlocked" });
    expect(parts.activity.events).toEqual([]);
  });

  it("is locked at once where there is a passphrase", async () => {
    await setPassphrase(right);
    parts.restart();
    const started = parts.lock.start();
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "start" });
    await started;
    expect(parts.lock.isLocked).toBe(true);
  });

  it("is locked where there is Touch ID", () => {
    parts.touchId.available = true;
    void parts.lock.start();
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "start" });
  });

  it("gets locked when the keychain knows of a passphrase that the settings deny", async () => {
    await setPassphrase(right);
    parts.settings.change({ hasPassphrase: false });
    parts.restart();
    await parts.lock.start();
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "start" });
    expect(parts.lock.unlockWays.passphrase).toBe(true);
    expect(await unlock(plain)).toBe("unlock-refused");
  });

  it("stays locked while a keychain with a passphrase can't be asked", async () => {
    await setPassphrase(right);
    parts.restart();
    parts.keychain.problem = "no-service";
    await parts.lock.start();
    expect(await unlock(plain)).toBe("keychain-unavailable");
    expect(await unlock(passphrase(right))).toBe("keychain-unavailable");
    expect(parts.lock.isLocked).toBe(true);
  });

  it("offers the button to who comes back with the passphrase out of the keychain", async () => {
    await setPassphrase(right);
    await parts.lock.lock("user");
    await parts.lock.comeBack();
    expect(parts.lock.unlockWays.passphrase).toBe(true);
    parts.keychain.stored.clear();
    await parts.lock.comeBack();
    expect(parts.lock.unlockWays.passphrase).toBe(false);
    expect(parts.lock.isLocked).toBe(true);
  });

  it("offers the button when the passphrase was taken out of the keychain, and writes it down", async () => {
    await setPassphrase(right);
    parts.restart();
    parts.keychain.stored.clear();
    await parts.lock.start();
    expect(parts.lock.isLocked).toBe(true);
    expect(parts.lock.unlockWays.passphrase).toBe(false);
    expect(parts.activity.told).toEqual(["passphrase-set ok", "lock ok", "passphrase-removed ok"]);
    expect(await unlock(passphrase(right))).toBe("unlock-refused");
    expect(await unlock(plain)).toBe("ok");
  });
});

describe("a keychain that answers late", () => {
  beforeEach(async () => {
    await setPassphrase(right);
    parts.settings.change({ hasPassphrase: false });
    parts.restart();
    parts.keychain.problem = "locked";
  });

  it("locks the app when it knows of a passphrase that the settings deny", async () => {
    await parts.lock.start();
    expect(parts.lock.isLocked).toBe(false);
    parts.keychain.problem = null;
    await parts.lock.keychainAnswers();
    expect(parts.lock.state).toMatchObject({ state: "locked", reason: "start" });
    expect(parts.lock.unlockWays.passphrase).toBe(true);
    expect(await unlock(plain)).toBe("unlock-refused");
    expect(await unlock(passphrase(right))).toBe("ok");
  });

  it("locks it also after it was unlocked by the button meanwhile", async () => {
    await parts.lock.start();
    await parts.lock.lock("user");
    expect(await unlock(plain)).toBe("ok");
    parts.keychain.problem = null;
    await parts.lock.keychainAnswers();
    expect(parts.lock.isLocked).toBe(true);
  });

  it("gives up an unlocking by the button that is under way", async () => {
    await parts.lock.lock("user");
    let recorded = () => {};
    parts.activity.record = () =>
      new Promise((resolve) => (recorded = () => resolve(ok(undefined))));
    const unlocking = unlock(plain);
    await expect.poll(() => parts.clock.pendingTimers).toBe(1);
    parts.keychain.problem = null;
    await parts.lock.keychainAnswers();
    recorded();
    await expect.poll(() => parts.clock.pendingTimers).toBe(1);
    recorded();
    expect(await unlocking).toBe("locked");
    expect(parts.lock.isLocked).toBe(true);
  });

  it("is asked again until it has answered, and then no more", async () => {
    await parts.lock.start();
    let reads = 0;
    const read = parts.keychain.read.bind(parts.keychain);
    parts.keychain.read = (account) => {
      reads += 1;
      return read(account);
    };
    await parts.lock.keychainAnswers();
    await parts.lock.keychainAnswers();
    expect(reads).toBe(2);
    parts.keychain.problem = null;
    for (let times = 0; times < 3; times += 1) await parts.lock.keychainAnswers();
    expect(reads).toBe(3);
  });

  it("is not asked beside the start, but after it where that did not help", async () => {
    const read = parts.keychain.read.bind(parts.keychain);
    let reads = 0;
    let giveUp = () => {};
    parts.keychain.read = () => {
      reads += 1;
      return new Promise((resolve) => (giveUp = () => resolve({ ok: false, error: "no-answer" })));
    };
    void parts.lock.start();
    const answering = parts.lock.keychainAnswers();
    await new Promise(setImmediate);
    expect(reads).toBe(1);
    parts.keychain.read = read;
    parts.keychain.problem = null;
    giveUp();
    await answering;
    expect(parts.lock.isLocked).toBe(true);
  });
});

describe("unlocking", () => {
  it("takes a button where there is nothing better", async () => {
    await parts.lock.lock("user");
    expect(await unlock(touchId)).toBe("unlock-refused");
    expect(await unlock(passphrase(right))).toBe("unlock-refused");
    expect(await unlock(plain)).toBe("ok");
    expect(parts.lock.state).toEqual({ state: "unlocked" });
    expect(parts.calls.slice(2)).toEqual(["unlocked", "changed to unlocked"]);
  });

  it("takes a button also where no keychain answers that could hold a passphrase", async () => {
    parts.keychain.problem = "no-service";
    await parts.lock.lock("user");
    expect(await unlock(plain)).toBe("ok");
  });

  it("takes the passphrase and nothing else where there is one", async () => {
    await setPassphrase(right);
    await parts.lock.lock("user");
    expect(parts.lock.unlockWays).toEqual({ touchId: false, passphrase: true });
    expect(await unlock(plain)).toBe("unlock-refused");
    expect(await unlock(touchId)).toBe("unlock-refused");
    expect(await unlock(passphrase("a guess"))).toBe("passphrase-wrong");
    expect(parts.lock.isLocked).toBe(true);
    expect(await unlock(passphrase(right))).toBe("ok");
  });

  it("takes Touch ID and nothing else where there is no passphrase besides", async () => {
    parts.touchId.available = true;
    await parts.lock.lock("user");
    expect(await unlock(plain)).toBe("unlock-refused");
    expect(await unlock(passphrase(right))).toBe("unlock-refused");
    parts.touchId.recognisesPerson = false;
    expect(await unlock(touchId)).toBe("touch-id-refused");
    parts.touchId.recognisesPerson = true;
    expect(await unlock(touchId)).toBe("ok");
    expect(parts.touchId.reasons).toEqual(["unlock Keyrack", "unlock Keyrack"]);
  });

  it("takes either where there are both, and Touch ID also without the keychain", async () => {
    parts.touchId.available = true;
    await setPassphrase(right);
    await parts.lock.lock("user");
    expect(await unlock(passphrase(right))).toBe("ok");
    await parts.lock.lock("user");
    parts.keychain.problem = "no-answer";
    expect(await unlock(touchId)).toBe("ok");
  });

  it("does not fall back to the button when Touch ID gets lost on the way", async () => {
    parts.touchId.available = true;
    await parts.lock.start();
    parts.touchId.available = false;
    expect(await unlock(plain)).toBe("unlock-refused");
    expect(await unlock(touchId)).toBe("touch-id-refused");
    expect(parts.lock.unlockWays.touchId).toBe(true);
  });

  it("asks for one finger at a time, and the next once that is over", async () => {
    parts.touchId.available = true;
    await parts.lock.lock("user");
    let prompts = 0;
    let dismiss = () => {};
    parts.touchId.recognises = () => {
      prompts += 1;
      return new Promise((resolve) => (dismiss = () => resolve(false)));
    };
    const first = unlock(touchId);
    await expect.poll(() => prompts).toBe(1);
    expect(await unlock(touchId)).toBe("touch-id-refused");
    dismiss();
    expect(await first).toBe("touch-id-refused");
    expect(prompts).toBe(1);
    expect(parts.activity.told).toEqual(["lock ok", "unlock touch-id-refused"]);
    const next = unlock(touchId);
    await expect.poll(() => prompts).toBe(2);
    dismiss();
    await next;
  });

  it("waits until the secrets of before are dropped", async () => {
    let dropped = () => {};
    parts.dropSecrets = () => new Promise((resolve) => (dropped = resolve));
    void parts.lock.lock("user");
    const unlocking = unlock(plain);
    await new Promise(setImmediate);
    expect(parts.lock.isLocked).toBe(true);
    dropped();
    expect(await unlocking).toBe("ok");
  });

  it("is given up when the screen is locked before it has ended", async () => {
    await setPassphrase(right);
    await parts.lock.lock("idle");
    parts.slowDigest.onCompare = () => parts.lock.lock("screen-lock");
    expect(await unlock(passphrase(right))).toBe("locked");
    expect(parts.lock.isLocked).toBe(true);
    expect(parts.calls).not.toContain("unlocked");
  });

  it("goes one try after the other, so that none is compared uncounted", async () => {
    await setPassphrase(right);
    await parts.lock.lock("user");
    const guesses = Array.from({ length: 10 }, () => unlock(passphrase("a guess")));
    const kinds = await Promise.all(guesses);
    expect(kinds.filter((kind) => kind === "passphrase-wrong")).toHaveLength(4);
    expect(parts.slowDigest.compared).toBe(4);
  });

  it("is nothing to do when the app is unlocked", async () => {
    expect(await unlock(plain)).toBe("ok");
    expect(parts.calls).toEqual([]);
  });
});
