import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../../shared/result.ts";
import { FakeLockParts } from "../../fakes/fakeLockParts.ts";

const account = "unlock-passphrase";
const right = "correct horse";
const pausesMs = [0, 0, 0, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000];

let parts: FakeLockParts;

beforeEach(() => {
  parts = new FakeLockParts();
});

const set = (next: string | null, current: string | null = null) =>
  parts.passphrase.change({ current, next }, async () => ok(undefined));
const check = (text: string) => parts.passphrase.check(text);

/** "ok", or what went wrong. */
async function told(answer: ReturnType<typeof check>): Promise<string> {
  const result = await answer;
  if (result.ok) return "ok";
  const { error } = result;
  return "retryAfterMs" in error ? `${error.kind} ${error.retryAfterMs}` : error.kind;
}

describe("Passphrase", () => {
  it("knows the right one, also in a later run", async () => {
    await set(right);
    parts.restart();
    expect(parts.passphrase.isSet).toBe(true);
    expect(await told(check(right))).toBe("ok");
    expect(await told(check("incorrect horse"))).toBe("passphrase-wrong 0");
  });

  it("keeps a digest in the keychain, and no passphrase anywhere", async () => {
    await set(right);
    expect(JSON.parse(parts.keychain.stored.get(account) ?? "")).toEqual({
      version: 1,
      digest: `digest of ${right}`,
      failures: 0,
      notBeforeMs: 0,
    });
    expect(JSON.stringify(parts.settings.read())).not.toContain(right);
  });

  it("takes it however the keyboard composes its characters", async () => {
    await set("cafe\u0301 cre\u0300me");
    expect(await told(check("caf\u00e9 cr\u00e8me"))).toBe("ok");
  });

  it("takes none that is too short, in characters as a person counts them", async () => {
    const tooShort = { kind: "passphrase-too-short", shortest: 8 };
    expect(await set("🔑".repeat(7))).toEqual({ ok: false, error: tooShort });
    expect(parts.keychain.stored.size).toBe(0);
    expect(await told(set("🔑".repeat(8)))).toBe("ok");
  });

  it("is set, changed and removed only by who knows the present one", async () => {
    await set(right);
    expect(await told(set("another one"))).toBe("unlock-refused");
    expect(await told(set("another one", "incorrect horse"))).toBe("passphrase-wrong 0");
    expect(await told(set(null, "incorrect horse"))).toBe("passphrase-wrong 0");
    expect(await told(check(right))).toBe("ok");
    expect(await told(set("another one", right))).toBe("ok");
    expect(await told(check("another one"))).toBe("ok");
    expect(await told(set(null, "another one"))).toBe("ok");
    expect(parts.keychain.stored.size).toBe(0);
    expect(parts.passphrase.isSet).toBe(false);
  });

  it("is not set by a keychain that did not take it", async () => {
    parts.keychain.problem = "locked";
    expect(await told(set(right))).toBe("keychain-unavailable");
    expect(parts.passphrase.isSet).toBe(false);
  });

  it("is not removed from a keychain that did not let go of it", async () => {
    await set(right);
    const remove = parts.keychain.remove;
    parts.keychain.remove = async () => ({ ok: false, error: "failed" });
    expect(await told(set(null, right))).toBe("keychain-unavailable");
    expect(parts.passphrase.isSet).toBe(true);
    parts.keychain.remove = remove;
  });

  it("is not known while the keychain can't be asked", async () => {
    await set(right);
    parts.keychain.problem = "no-answer";
    expect(await told(check(right))).toBe("keychain-unavailable");
    expect(parts.slowDigest.compared).toBe(0);
  });

  it.each(["{", "null", '{"version":2,"digest":"x","failures":0,"notBeforeMs":0}', "{}"])(
    "opens nothing by a verifier that can't be read: %s",
    async (text) => {
      await set(right);
      parts.keychain.stored.set(account, text);
      expect(await parts.passphrase.lookUp()).toBe("unknown");
      expect(await told(check(right))).toBe("keychain-unavailable");
      expect(parts.passphrase.isSet).toBe(true);
    },
  );

  it("believes the keychain when the settings say otherwise, and corrects them", async () => {
    expect(await parts.passphrase.lookUp()).toBe("none");
    await set(right);
    expect(await parts.passphrase.lookUp()).toBe("set");
    parts.settings.change({ hasPassphrase: false });
    expect(await parts.passphrase.lookUp()).toBe("found");
    expect(parts.passphrase.isSet).toBe(true);
    parts.keychain.stored.clear();
    expect(await parts.passphrase.lookUp()).toBe("gone");
    expect(parts.passphrase.isSet).toBe(false);
  });
});

describe("wrong passphrases", () => {
  beforeEach(() => set(right));

  it("make the next try wait: three are free, then 5 s, 10 s … 5 min", async () => {
    for (const pauseMs of pausesMs) {
      expect(await told(check("guess"))).toBe(`passphrase-wrong ${pauseMs}`);
      parts.clock.advance(pauseMs);
    }
  });

  it("compare nothing while the pause lasts, not even the right one", async () => {
    for (let tries = 0; tries < 4; tries += 1) await check("guess");
    parts.clock.advance(4_999);
    expect(await told(check(right))).toBe("unlock-paused 1");
    expect(parts.slowDigest.compared).toBe(4);
    parts.clock.advance(1);
    expect(await told(check(right))).toBe("ok");
  });

  it("are forgotten after the right one", async () => {
    for (let tries = 0; tries < 3; tries += 1) await check("guess");
    await check(right);
    expect(await told(check("guess"))).toBe("passphrase-wrong 0");
  });

  it("are counted before they are compared: ending the app in between saves no try", async () => {
    for (let tries = 0; tries < 4; tries += 1) {
      parts.slowDigest.onCompare = () => new Promise(() => undefined);
      void check("guess");
      await Promise.resolve();
      await expect.poll(() => parts.slowDigest.compared).toBe(tries + 1);
      parts.restart();
    }
    expect(await told(check(right))).toBe("unlock-paused 5000");
  });

  it("are not compared when the keychain does not take the count", async () => {
    parts.keychain.write = async () => ({ ok: false, error: "failed" });
    expect(await told(check("guess"))).toBe("keychain-unavailable");
    expect(parts.slowDigest.compared).toBe(0);
  });

  it("wait one whole pause when the clock was put back, not for ever", async () => {
    for (let tries = 0; tries < 4; tries += 1) await check("guess");
    parts.clock.setBy(-365 * 86_400_000);
    expect(await told(check(right))).toBe("unlock-paused 5000");
    parts.clock.advance(5_000);
    expect(await told(check(right))).toBe("ok");
  });

  it("never come faster than that, whatever is tried, restarted and put back", async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant("guess") }) },
      { weight: 4, arbitrary: waitOf(fc.constantFrom(...pausesMs)) },
      { weight: 2, arbitrary: waitOf(fc.integer({ min: 0, max: 400_000 })) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart") }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("end while comparing") }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("put back"),
          ms: fc.oneof(fc.integer({ min: 1, max: 400_000 }), fc.constant(1e10)),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const guessedAtMs = await run(steps);
        const tooSoon = guessedAtMs.filter((atMs, index) => {
          const before = guessedAtMs[index - 1];
          return before !== undefined && atMs - before < (pausesMs[index - 1] ?? 300_000);
        });
        expect(tooSoon).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

interface Step {
  readonly kind: string;
  readonly ms?: number;
}

function waitOf(ms: fc.Arbitrary<number>): fc.Arbitrary<Step> {
  return ms.map((waitMs) => ({ kind: "wait", ms: waitMs }));
}

/** When, by a clock that nobody sets, a guess was compared. */
async function run(steps: readonly Step[]): Promise<readonly number[]> {
  const tried = new FakeLockParts();
  await tried.passphrase.change({ current: null, next: right }, async () => ok(undefined));
  const guessedAtMs: number[] = [];
  let trueMs = 0;
  for (const { kind, ms = 0 } of steps) {
    const comparedBefore = tried.slowDigest.compared;
    if (kind === "guess") await tried.passphrase.check("guess");
    if (kind === "wait") {
      trueMs += ms;
      tried.clock.advance(ms);
    }
    if (kind === "put back") tried.clock.setBy(-ms);
    if (kind === "restart") tried.restart();
    if (kind === "end while comparing") await endWhileComparing(tried);
    if (tried.slowDigest.compared > comparedBefore) guessedAtMs.push(trueMs);
  }
  return guessedAtMs;
}

async function endWhileComparing(tried: FakeLockParts): Promise<void> {
  const reached = new Promise<void>((resolve) => {
    tried.slowDigest.onCompare = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
  await Promise.race([reached, tried.passphrase.check("guess")]);
  tried.slowDigest.onCompare = () => undefined;
  tried.restart();
}
