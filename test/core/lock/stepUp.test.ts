import { beforeEach, describe, expect, it } from "vitest";
import type { StepUp } from "../../../shared/contract.ts";
import { FakeLockParts } from "../../fakes/fakeLockParts.ts";

const right = "correct horse";
const touchId: StepUp = { way: "touch-id" };
const passphrase = (text: string): StepUp => ({ way: "passphrase", passphrase: text });

let parts: FakeLockParts;

beforeEach(() => {
  parts = new FakeLockParts();
});

async function stepUp(request: StepUp | null): Promise<string> {
  const result = await parts.lock.stepUp(request);
  return result.ok ? "ok" : result.error.kind;
}

async function setPassphrase(): Promise<void> {
  await parts.lock.setPassphrase({ current: null, next: right });
  parts.activity.events.length = 0;
}

describe("unlocking once more", () => {
  it("takes nothing where a button unlocks, and writes nothing down", async () => {
    expect(await stepUp(null)).toBe("ok");
    expect(await stepUp(passphrase(right))).toBe("unlock-refused");
    expect(await stepUp(touchId)).toBe("unlock-refused");
    expect(parts.activity.told).toEqual([]);
  });

  it("takes the passphrase where there is one, each time", async () => {
    await setPassphrase();
    expect(await stepUp(null)).toBe("unlock-refused");
    expect(await stepUp(touchId)).toBe("unlock-refused");
    expect(await stepUp(passphrase("a guess"))).toBe("passphrase-wrong");
    expect(await stepUp(passphrase(right))).toBe("ok");
    expect(await stepUp(null)).toBe("unlock-refused");
    expect(parts.activity.told).toEqual(["step-up passphrase-wrong", "step-up ok"]);
    expect(parts.activity.events[0]).toMatchObject({ details: "passphrase" });
  });

  it("takes Touch ID where there is one", async () => {
    parts.touchId.available = true;
    expect(await stepUp(null)).toBe("unlock-refused");
    parts.touchId.recognisesPerson = false;
    expect(await stepUp(touchId)).toBe("touch-id-refused");
    parts.touchId.recognisesPerson = true;
    expect(await stepUp(touchId)).toBe("ok");
    expect(parts.touchId.reasons).toHaveLength(2);
  });

  it("opens one prompt of Touch ID at a time, however often it is asked", async () => {
    parts.touchId.available = true;
    const asked = await Promise.all([stepUp(touchId), stepUp(touchId), stepUp(touchId)]);
    expect(asked).toEqual(["ok", "touch-id-refused", "touch-id-refused"]);
    expect(parts.touchId.reasons).toHaveLength(1);
  });

  it("takes the passphrase that the keychain has, though the settings deny it, and locks", async () => {
    await setPassphrase();
    parts.settings.change({ hasPassphrase: false });
    parts.restart();
    expect(await stepUp(null)).toBe("locked");
    expect(parts.lock.isLocked).toBe(true);
  });

  it("takes nothing for granted while a keychain with a passphrase can't be asked", async () => {
    await setPassphrase();
    parts.keychain.problem = "locked";
    expect(await stepUp(null)).toBe("keychain-unavailable");
    expect(await stepUp(passphrase(right))).toBe("keychain-unavailable");
  });

  it("counts wrong tries together with those of unlocking", async () => {
    await setPassphrase();
    const tries: string[] = [];
    for (let tried = 0; tried < 20 && tries.at(-1) !== "unlock-paused"; tried += 1) {
      tries.push(await stepUp(passphrase(`guess ${tried}`)));
    }
    expect(tries.at(-1)).toBe("unlock-paused");
    void parts.lock.lock("user");
    const unlocked = await parts.lock.unlock({ way: "passphrase", passphrase: right });
    expect(unlocked).toMatchObject({ error: { kind: "unlock-paused" } });
  });

  it("compares one passphrase at a time", async () => {
    await setPassphrase();
    let comparing = 0;
    let most = 0;
    parts.slowDigest.onCompare = async () => {
      comparing += 1;
      most = Math.max(most, comparing);
      await new Promise((resolve) => setImmediate(resolve));
      comparing -= 1;
    };
    const guesses = ["one", "two", "three"].map((guess) => stepUp(passphrase(guess)));
    await Promise.all(guesses);
    expect(most).toBe(1);
  });

  it("is none of a locked app, nor of one that gets locked meanwhile", async () => {
    await setPassphrase();
    parts.slowDigest.onCompare = () => void parts.lock.lock("screen-lock");
    expect(await stepUp(passphrase(right))).toBe("locked");
    parts.slowDigest.onCompare = () => undefined;
    expect(await stepUp(passphrase(right))).toBe("locked");
    expect(parts.lock.isLocked).toBe(true);
  });

  it("unlocks nothing by itself", async () => {
    await setPassphrase();
    await stepUp(passphrase(right));
    expect(parts.calls).not.toContain("unlocked");
  });
});
