import { beforeEach, describe, expect, it } from "vitest";
import { BearerSession } from "../../electron/core/bearerSession.ts";
import type { SignInTokens } from "../../electron/core/identityServer.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { AppError } from "../../shared/appError.ts";
import { err, ok } from "../../shared/result.ts";
import { FakeClock } from "../fakes/fakeClock.ts";

let clock: FakeClock;
let renewals: number;
let failure: AppError | null;
let gate: Promise<void>;
let session: BearerSession;

beforeEach(() => {
  clock = new FakeClock();
  renewals = 0;
  failure = null;
  gate = Promise.resolve();
  session = new BearerSession({
    clock,
    openPlace: async () => ok({ origin: "https://api.example", apiKey: null }),
    renewTokens: async () => {
      renewals += 1;
      const tokens = tokensOf(`renewed-${renewals}`);
      await gate;
      return failure === null ? ok(tokens) : err(failure);
    },
  });
});

function tokensOf(text: string): SignInTokens {
  const expiresAtMs = clock.now() + 300_000;
  return { accessToken: new Secret(text), refreshToken: null, expiresAtMs };
}

async function opened() {
  const access = await session.open();
  if (!access.ok) throw new Error(access.error.kind);
  return access.value;
}

const bearerOf = async () => (await opened()).bearer.exposeText();

describe("BearerSession", () => {
  it("uses the token of the sign-in until it is about to end", async () => {
    session.start(tokensOf("first"));
    expect(await bearerOf()).toBe("first");
    clock.advance(289_000);
    expect(await bearerOf()).toBe("first");
    clock.advance(2_000);
    expect(await bearerOf()).toBe("renewed-1");
  });

  it("never renews a token by the clock whose end the server did not tell", async () => {
    session.start({ ...tokensOf("first"), expiresAtMs: null });
    clock.advance(24 * 3_600_000);
    expect(await bearerOf()).toBe("first");
  });

  it("renews once when several calls find no token together", async () => {
    await Promise.all([opened(), opened(), opened()]);
    expect(renewals).toBe(1);
  });

  it("renews once when several calls were refused together", async () => {
    session.start(tokensOf("first"));
    const accesses = await Promise.all([opened(), opened(), opened()]);
    const reopened = await Promise.all(accesses.map((access) => session.reopen(access)));
    expect(renewals).toBe(1);
    expect(reopened.map((access) => access.ok && access.value.bearer.exposeText())).toEqual(
      Array.from({ length: 3 }, () => "renewed-1"),
    );
  });

  it("does not renew for a call that was refused with a token from before the renewal", async () => {
    session.start(tokensOf("first"));
    const early = await opened();
    const late = await opened();
    await session.reopen(early);
    await session.reopen(late);
    expect(renewals).toBe(1);
  });

  it("passes on why there is no token, and asks again the next time", async () => {
    failure = { kind: "signed-out" };
    expect(await session.open()).toEqual(err({ kind: "signed-out" }));
    failure = null;
    expect(await bearerOf()).toBe("renewed-2");
  });

  it("gives no token once it has ended, not even to a call that came before", async () => {
    session.start(tokensOf("first"));
    const asked = session.open();
    await session.end();
    expect(await asked).toEqual(err({ kind: "signed-out" }));
    expect(await session.open()).toEqual(err({ kind: "signed-out" }));
    expect(renewals).toBe(0);
    session.start(tokensOf("second"));
    expect(await bearerOf()).toBe("second");
  });

  it("brings nothing back that was under way when it ended", async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const asked = session.open();
    await Promise.resolve();
    const ending = session.end();
    open();
    await ending;
    expect(renewals).toBe(1);
    expect(await asked).toEqual(err({ kind: "signed-out" }));
  });

  it("keeps nothing in memory until it may again, and goes on when it is asked", async () => {
    session.start(tokensOf("first"));
    session.keepNothing();
    expect(await bearerOf()).toBe("renewed-1");
    session.start(tokensOf("second"));
    expect(await bearerOf()).toBe("renewed-2");
    session.keepAgain();
    expect(await bearerOf()).toBe("renewed-3");
    expect(await bearerOf()).toBe("renewed-3");
  });

  it("keeps nothing that a renewal brings meanwhile", async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const asked = bearerOf();
    await Promise.resolve();
    session.keepNothing();
    open();
    expect(await asked).toBe("renewed-1");
    expect(await bearerOf()).toBe("renewed-2");
  });

  it("waits for a renewal that is under way before it has ended", async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const asked = session.open();
    await Promise.resolve();
    let hasEnded = false;
    const ending = session.end().then(() => {
      hasEnded = true;
    });
    await Promise.resolve();
    expect(hasEnded).toBe(false);
    open();
    await Promise.all([asked, ending]);
    expect(hasEnded).toBe(true);
  });

  it("ends although the renewal that it waits for breaks", async () => {
    let fail = (): void => undefined;
    gate = new Promise((_resolve, reject) => {
      fail = () => reject(new Error("a defect"));
    });
    const asked = session.open();
    await Promise.resolve();
    const ending = session.end();
    fail();
    await expect(asked).rejects.toThrow("a defect");
    await expect(ending).resolves.toBeUndefined();
  });
});
