import { beforeEach, describe, expect, it } from "vitest";
import { FakeLockParts } from "../../fakes/fakeLockParts.ts";

const right = "correct horse";
const removed = "passphrase-removed";

let parts: FakeLockParts;

beforeEach(() => {
  parts = new FakeLockParts();
});

async function setPassphrase(next: string | null, current: string | null = null): Promise<string> {
  const result = await parts.lock.setPassphrase({ current, next });
  return result.ok ? "ok" : result.error.kind;
}

const isThere = () => parts.keychain.stored.size === 1 && parts.lock.unlockWays.passphrase;
const removals = () => parts.activity.told.filter((told) => told.startsWith(removed));

describe("setting a passphrase", () => {
  it("is told to the page and written down, whether it worked or not", async () => {
    expect(await setPassphrase("short")).toBe("passphrase-too-short");
    expect(await setPassphrase(right)).toBe("ok");
    expect(parts.lock.unlockWays.passphrase).toBe(true);
    expect(await setPassphrase(null, "a guess")).toBe("passphrase-wrong");
    expect(await setPassphrase(null, right)).toBe("ok");
    expect(parts.lock.unlockWays.passphrase).toBe(false);
    expect(parts.activity.told).toEqual([
      "passphrase-set ok",
      "passphrase-removed passphrase-wrong",
      "passphrase-removed ok",
    ]);
    expect(parts.calls).toContain("changed to unlocked");
  });

  it("is not for a locked app", async () => {
    await parts.lock.lock("user");
    expect(await setPassphrase(right)).toBe("locked");
    expect(parts.keychain.stored.size).toBe(0);
  });

  it("needs no log that can be written", async () => {
    parts.activity.isWritable = false;
    expect(await setPassphrase(right)).toBe("ok");
  });
});

describe("removing the passphrase", () => {
  beforeEach(() => setPassphrase(right));

  it("is written down while it is still there", async () => {
    const wasThere: boolean[] = [];
    const record = parts.activity.record.bind(parts.activity);
    parts.activity.record = (event) => {
      wasThere.push(isThere());
      return record(event);
    };
    expect(await setPassphrase(null, right)).toBe("ok");
    expect(wasThere).toEqual([true]);
    expect(isThere()).toBe(false);
  });

  it("does not happen where it can't be written down, unless the user goes on without", async () => {
    parts.activity.isWritable = false;
    expect(await setPassphrase(null, right)).toBe("activity-not-recorded");
    expect(isThere()).toBe(true);
    parts.activity.isUnrecordedAccepted = true;
    expect(await setPassphrase(null, right)).toBe("ok");
    expect(isThere()).toBe(false);
  });

  it("does not happen while the disk hangs", async () => {
    parts.activity.record = () => new Promise(() => undefined);
    let answer = "";
    void setPassphrase(null, right).then((kind) => (answer = kind));
    await expect
      .poll(() => {
        parts.clock.advance(1_000);
        return answer;
      })
      .toBe("activity-not-recorded");
    expect(isThere()).toBe(true);
  });

  it("is written down as failed when it fails after that", async () => {
    parts.keychain.remove = async () => ({ ok: false, error: "failed" });
    expect(await setPassphrase(null, right)).toBe("keychain-unavailable");
    expect(removals()).toEqual([`${removed} ok`, `${removed} keychain-unavailable`]);
    expect(isThere()).toBe(true);
  });

  it("is written down also when the settings know of none", async () => {
    parts.settings.change({ hasPassphrase: false });
    expect(await setPassphrase(null, right)).toBe("ok");
    expect(removals()).toEqual([`${removed} ok`]);
  });

  it("leaves no line where there is none, or where the present one is not named", async () => {
    expect(await setPassphrase(null)).toBe("unlock-refused");
    await setPassphrase(null, right);
    expect(await setPassphrase(null)).toBe("ok");
    expect(removals()).toEqual([`${removed} ok`]);
  });
});
