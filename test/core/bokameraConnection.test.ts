import { beforeEach, describe, expect, it, vi } from "vitest";
import { Secret } from "../../electron/core/secret.ts";
import { signOut as endSession } from "../../electron/core/signOut.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { ConnectBokameraRequest } from "../../shared/contract.ts";
import { err, ok } from "../../shared/result.ts";
import { ConnectionRig } from "../fakes/connectionRig.ts";

const request: ConnectBokameraRequest = {
  name: "Grand Hotel Spa",
  environment: "live",
  origin: "https://api.example",
  identityOrigin: "https://identity.example",
  realm: "bookmore-admin",
  signIn: { way: "password", email: "admin@grandspa.example", password: "correct horse" },
  companyApiKey: null,
};
const inBrowser = { ...request, signIn: { way: "browser" } } as const;

let rig: ConnectionRig;

beforeEach(() => {
  rig = new ConnectionRig();
});

/** Connects and gives the id. */
async function connect(order: ConnectBokameraRequest = request): Promise<ConnectionId> {
  const connected = await rig.connectBokamera(order);
  const connectionId = rig.book.list().at(-1)?.connectionId;
  if (!connected.ok || connectionId === undefined) throw new Error("not connected");
  return connectionId;
}

const account = (connectionId: ConnectionId) => `connection:${connectionId}`;
const account0 = "nobody" as ConnectionId;
const again = (connectionId: ConnectionId) => ({ connectionId, signIn: request.signIn });

describe("connecting BokaMera", () => {
  it("signs in at the realm and keeps the refresh token in the keychain alone", async () => {
    const connectionId = await connect();
    expect(rig.identity.signIns).toEqual([
      {
        realm: {
          issuer: "https://identity.example/realms/bookmore-admin",
          clientId: "bm-external-api-users",
        },
        who: "admin@grandspa.example correct horse",
      },
    ]);
    expect([...rig.keychain.stored.keys()]).toEqual([account(connectionId)]);
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-1");
    const settings = JSON.stringify(rig.settings.read());
    for (const secret of ["correct horse", "refresh-1", "access-1"]) {
      expect(settings).not.toContain(secret);
    }
    expect(rig.book.list()[0]).toMatchObject({
      platform: "bokamera",
      signIn: { way: "password", email: "admin@grandspa.example" },
      capabilities: { keys: "company", refresh: "replaces" },
    });
  });

  it("takes the e-mail from the platform when it signs in in the browser", async () => {
    rig.bokamera.account = { name: "Saga", email: "saga@salong.example" };
    await connect(inBrowser);
    expect(rig.book.list()[0]?.signIn).toEqual({ way: "browser", email: "saga@salong.example" });
  });

  it("sends the company's own key along and keeps it in the keychain", async () => {
    const connectionId = await connect({ ...request, companyApiKey: "the-company-key" });
    expect(rig.keptSecret(`${account(connectionId)}:x-api-key`)).toBe("the-company-key");
    expect(JSON.stringify(rig.settings.read())).not.toContain("the-company-key");
    rig.book.findPlatform(connectionId);
    const access = await rig.bokameraSessions.at(-1)?.open();
    expect(access?.ok && access.value.apiKey?.exposeText()).toBe("the-company-key");
  });

  it.each([
    ["an address that is neither https nor this computer", { origin: "http://api.example" }],
    ["an identity server of that kind", { identityOrigin: "http://identity.example" }],
    ["a company key with a line break", { companyApiKey: "two\nlines" }],
  ])("asks nobody about %s", async (_what, change) => {
    expect((await rig.connectBokamera({ ...request, ...change })).ok).toBe(false);
    expect(rig.identity.signIns).toEqual([]);
  });

  it("sends no password where no API answers", async () => {
    rig.checkFailure = { kind: "unreachable", host: "api.example" };
    expect(await rig.connectBokamera(request)).toEqual(err(rig.checkFailure));
    expect(rig.identity.signIns).toEqual([]);
  });

  it("keeps nothing when the sign-in is refused", async () => {
    rig.identity.failure = { kind: "sign-in-refused" };
    expect(await rig.connectBokamera(request)).toEqual(err({ kind: "sign-in-refused" }));
    expect(rig.keychain.stored.size).toBe(0);
    expect(rig.book.list()).toEqual([]);
  });

  it("ends the session again when the platform does not say who it is", async () => {
    rig.bokamera.failure = { kind: "server-failed", status: 500 };
    expect(await rig.connectBokamera(request)).toEqual(err(rig.bokamera.failure));
    expect(rig.identity.ended).toEqual(["refresh-1"]);
    expect(rig.book.list()).toEqual([]);
  });

  it("sends no password once it is given up while the API is asked", async () => {
    const connecting = rig.connectBokamera(request);
    rig.attempts.cancel();
    expect(await connecting).toEqual(err({ kind: "connecting-cancelled" }));
    expect(rig.identity.signIns).toEqual([]);
  });

  it("is given up, whatever the identity server says afterwards", async () => {
    let open = (): void => undefined;
    rig.identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    rig.identity.failure = { kind: "sign-in-refused" };
    const connecting = rig.connectBokamera(request);
    await vi.waitUntil(() => rig.identity.signIns.length === 1);
    rig.attempts.cancel();
    open();
    expect(await connecting).toEqual(err({ kind: "connecting-cancelled" }));
  });

  it("stops waiting for the browser when it is given up", async () => {
    rig.identity.gate = new Promise(() => undefined);
    const connecting = rig.connectBokamera(inBrowser);
    await vi.waitUntil(() => rig.identity.signIns.length === 1);
    rig.attempts.cancel();
    expect(await connecting).toEqual(err({ kind: "connecting-cancelled" }));
    expect(rig.book.list()).toEqual([]);
  });

  it("ends a session that came after the attempt was given up", async () => {
    let open = (): void => undefined;
    rig.identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    const connecting = rig.connectBokamera(request);
    await vi.waitUntil(() => rig.identity.signIns.length === 1);
    rig.attempts.cancel();
    open();
    expect(await connecting).toEqual(err({ kind: "connecting-cancelled" }));
    expect(rig.identity.ended).toEqual(["refresh-1"]);
    expect(rig.keychain.stored.size).toBe(0);
  });
});

describe("connecting BokaMera while something else happens", () => {
  it("leaves no secret of a connection that is removed while the keychain takes the first", async () => {
    let removing: Promise<unknown> | null = null;
    rig.keychain.onWrite = () => {
      removing ??= rig.book.remove(rig.book.list()[0]?.connectionId ?? account0);
    };
    const connecting = rig.connectBokamera({ ...request, companyApiKey: "the-company-key" });
    expect((await connecting).ok).toBe(false);
    await removing;
    expect([...rig.keychain.stored]).toEqual([]);
    expect(rig.settings.read().accountsToForget).toEqual([]);
  });

  it("leaves a later connection selected when it is given up for that one", async () => {
    await connect();
    let later: Promise<unknown> | null = null;
    rig.keychain.onWrite = () => {
      later ??= rig.connectBokamera({ ...request, name: "Later" });
    };
    const remove = rig.keychain.remove.bind(rig.keychain);
    rig.keychain.remove = async (name) => {
      await later;
      return remove(name);
    };
    const given = await rig.connectBokamera({ ...request, name: "Given up" });
    expect(given).toEqual(err({ kind: "connecting-cancelled" }));
    const { connectionId, name } = rig.book.list().at(-1) ?? {};
    expect([name, rig.book.selectedId]).toEqual(["Later", connectionId]);
  });
});

describe("a session of BokaMera", () => {
  it("uses the sign-in's token, and renews by the stored one in the next run", async () => {
    const connectionId = await connect();
    expect(await rig.openSession(connectionId)).toMatchObject({
      origin: "https://api.example",
      bearer: "access-1",
    });
    const { settings, keychain, identity } = rig;
    const next = new ConnectionRig();
    next.settings.change(settings.read());
    for (const [name, value] of keychain.stored) next.keychain.stored.set(name, value);
    // The same server: it knows the one token that it gave out last.
    next.identity.renew = identity.renew.bind(identity);
    expect(await next.openSession(connectionId)).toMatchObject({ bearer: "access-2" });
    expect(next.keptSecret(account(connectionId))).toBe("refresh-2");
  });

  it("keeps each renewed token, since the one before is spent", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    await rig.openSession(connectionId);
    await rig.openSession(connectionId);
    expect(rig.identity.renewals).toEqual(["refresh-1", "refresh-2"]);
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-3");
  });

  it("keeps a renewed token although the settings can't be written any more", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    rig.settings.isSaved = false;
    await rig.openSession(connectionId);
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-2");
  });

  it("holds the tokens of a connection that never reached the disk for this run only", async () => {
    rig.settings.isSaved = false;
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    expect(await rig.openSession(connectionId)).toMatchObject({ bearer: "access-2" });
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("is signed out once the server has ended it, and forgets the token", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    rig.identity.endAll();
    expect(await rig.openSession(connectionId)).toBe("signed-out");
    expect(rig.keychain.stored.size).toBe(0);
    expect(rig.book.list()).toHaveLength(1);
  });

  it("is not signed out by a server that can't be reached", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    rig.identity.failure = { kind: "unreachable", host: "identity.example" };
    expect(await rig.openSession(connectionId)).toBe("unreachable");
    rig.identity.failure = null;
    expect(await rig.openSession(connectionId)).toMatchObject({ bearer: "access-2" });
  });

  it("ends with the access token where the server gives no other", async () => {
    rig.identity.givesRefreshTokens = false;
    rig.identity.expiresAtMs = rig.clock.now() + 300_000;
    const connectionId = await connect();
    expect(await rig.openSession(connectionId)).toMatchObject({ bearer: "access-1" });
    rig.clock.advance(300_000);
    expect(await rig.openSession(connectionId)).toBe("signed-out");
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("signs the demo in by itself, and keeps no token of it", async () => {
    rig.book.connectDemo();
    const access = await rig.openSession("demo-bokamera" as ConnectionId);
    expect(access).toMatchObject({ origin: "http://127.0.0.1:4711", bearer: "access-1" });
    expect(rig.identity.signIns[0]?.who).toBe("admin@grandspa.example demo-password");
    expect([...rig.keychain.stored.keys()].sort()).toEqual(["connection:demo", "demo-server"]);
  });
});

describe("signing out", () => {
  const signOut = async (connectionId: ConnectionId) => {
    const saved = rig.book.find(connectionId);
    if (saved?.platform !== "bokamera") throw new Error("not there");
    return rig.sessions.signOut(saved);
  };

  it("ends the session at the server and leaves no token", async () => {
    const connectionId = await connect();
    expect(await signOut(connectionId)).toEqual(ok(undefined));
    expect(rig.identity.ended).toEqual(["refresh-1"]);
    expect(rig.keychain.stored.size).toBe(0);
    expect(await rig.openSession(connectionId)).toBe("signed-out");
    expect(rig.identity.renewals).toEqual([]);
  });

  it("signs out here even when the server can't be told, and says so", async () => {
    const connectionId = await connect();
    rig.identity.failure = { kind: "timed-out", host: "identity.example", afterMs: 10_000 };
    expect(await signOut(connectionId)).toEqual(err(rig.identity.failure));
    rig.identity.failure = null;
    expect(await rig.openSession(connectionId)).toBe("signed-out");
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("does not claim that a session has ended of which it knows nothing any more", async () => {
    const connectionId = await connect();
    rig.identity.failure = { kind: "unreachable", host: "identity.example" };
    await signOut(connectionId);
    rig.identity.failure = null;
    expect(await signOut(connectionId)).toEqual(err({ kind: "signed-out" }));
    expect(rig.identity.ended).toEqual([]);
  });

  it("counts a session that was over already as ended", async () => {
    const connectionId = await connect();
    rig.identity.endAll();
    expect(await signOut(connectionId)).toEqual(ok(undefined));
  });

  it("stays signed out when the keychain kept the token, until it lets go of it", async () => {
    const connectionId = await connect();
    rig.keychain.problem = "locked";
    expect(await signOut(connectionId)).toEqual(err({ kind: "keychain-unavailable" }));
    rig.keychain.problem = null;
    expect(rig.keychain.stored.size).toBe(1);
    expect(await rig.openSession(connectionId)).toBe("signed-out");
    await rig.accountsToForget.retry();
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("ends the token of a renewal that was under way", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    let open = (): void => undefined;
    rig.identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    const asked = rig.openSession(connectionId);
    await vi.waitUntil(() => rig.identity.renewals.length === 1);
    const ended = signOut(connectionId);
    open();
    await Promise.all([asked, ended]);
    expect(rig.identity.ended.at(-1)).toBe("refresh-2");
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("signs in again to the same connection, as somebody else if need be", async () => {
    const connectionId = await connect();
    await signOut(connectionId);
    const signIn = { way: "password", email: "saga@grandspa.example", password: "x" } as const;
    expect(await rig.signInAgain({ connectionId, signIn })).toEqual(ok(undefined));
    expect(await rig.openSession(connectionId)).toMatchObject({ bearer: "access-2" });
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-2");
    expect(rig.book.list()[0]?.signIn?.email).toBe("saga@grandspa.example");
  });

  it("keeps a new sign-in although the keychain had not let go of the old token", async () => {
    const connectionId = await connect();
    rig.keychain.problem = "locked";
    await signOut(connectionId);
    rig.keychain.problem = null;
    await rig.signInAgain(again(connectionId));
    await rig.accountsToForget.retry();
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-2");
  });

  it.each([true, false])(
    "keeps a new sign-in although a renewal from before ends after it, well or not: %j",
    async (isStillValid) => {
      rig.identity.expiresAtMs = rig.clock.now();
      const connectionId = await connect();
      if (!isStillValid) rig.identity.endAll();
      const renew = rig.identity.renew.bind(rig.identity);
      let open = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      rig.identity.renew = async (...order) => {
        const renewed = await renew(...order);
        await gate;
        return renewed;
      };
      const asked = rig.openSession(connectionId);
      await vi.waitUntil(() => rig.identity.renewals.length === 1);
      rig.identity.expiresAtMs = null;
      const signingIn = rig.signInAgain(again(connectionId));
      await vi.waitUntil(() => rig.identity.signIns.length === 2);
      open();
      expect(await signingIn).toEqual(ok(undefined));
      await asked;
      const newest = isStillValid ? 3 : 2;
      expect(rig.keptSecret(account(connectionId))).toBe(`refresh-${newest}`);
      expect(await rig.openSession(connectionId)).toMatchObject({ bearer: `access-${newest}` });
    },
  );

  it.each(["sign-out first", "sign-in first"])(
    "does one after the other when both wait for the same renewal: %s",
    async (order) => {
      rig.identity.expiresAtMs = rig.clock.now();
      const connectionId = await connect();
      let open = (): void => undefined;
      rig.identity.gate = new Promise((resolve) => {
        open = resolve;
      });
      const asked = rig.openSession(connectionId);
      await vi.waitUntil(() => rig.identity.renewals.length === 1);
      const saved = rig.book.find(connectionId);
      const newest = { accessToken: new Secret("newest"), refreshToken: new Secret("newest-too") };
      if (saved?.platform !== "bokamera") throw new Error("not there");
      const signIn = () => rig.sessions.start(saved, { ...newest, expiresAtMs: null });
      const calls = [() => signOut(connectionId), signIn];
      const isOutFirst = order === "sign-out first";
      const both = (isOutFirst ? calls : calls.reverse()).map((call) => call());
      open();
      await Promise.all([asked, ...both]);
      expect(await rig.openSession(connectionId)).toEqual(
        isOutFirst ? expect.objectContaining({ bearer: "newest" }) : "signed-out",
      );
      expect(rig.keptSecret(account(connectionId))).toBe(isOutFirst ? "newest-too" : null);
      expect(rig.identity.ended).toEqual([isOutFirst ? "refresh-2" : "newest-too"]);
    },
  );

  it("ends a sign-in whose connection was removed meanwhile", async () => {
    const connectionId = await connect();
    let open = (): void => undefined;
    rig.identity.gate = new Promise((resolve) => {
      open = resolve;
    });
    const signingIn = rig.signInAgain(again(connectionId));
    await vi.waitUntil(() => rig.identity.signIns.length === 2);
    await rig.book.remove(connectionId);
    open();
    expect(await signingIn).toEqual(err({ kind: "connection-not-found" }));
    expect(rig.identity.ended).toEqual(["refresh-1", "refresh-2"]);
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("sends the company's key along when it asks who signs in again", async () => {
    const connectionId = await connect({ ...request, companyApiKey: "the-company-key" });
    await rig.signInAgain(again(connectionId));
    const access = await rig.bokameraSessions.at(-1)?.open();
    expect(access?.ok && access.value.apiKey?.exposeText()).toBe("the-company-key");
  });

  it("signs nobody in again without a company key that the keychain can't give now", async () => {
    const connectionId = await connect({ ...request, companyApiKey: "the-company-key" });
    const signInsBefore = rig.identity.signIns.length;
    rig.secrets.readApiKey = async () => err({ kind: "keychain-unavailable" });
    const refused = await rig.signInAgain(again(connectionId));
    expect(refused).toEqual(err({ kind: "keychain-unavailable" }));
    expect(rig.identity.signIns).toHaveLength(signInsBefore);
  });

  it("leaves things as they were when signing in again is given up at the last moment", async () => {
    const connectionId = await connect();
    const whoAmI = rig.bokamera.whoAmI.bind(rig.bokamera);
    rig.bokamera.whoAmI = () => {
      rig.attempts.cancel();
      return whoAmI();
    };
    const signIn = { way: "password", email: "saga@grandspa.example", password: "x" } as const;
    const given = await rig.signInAgain({ connectionId, signIn });
    expect(given).toEqual(err({ kind: "connecting-cancelled" }));
    expect(rig.book.list()[0]?.signIn?.email).toBe("admin@grandspa.example");
    expect(rig.keptSecret(account(connectionId))).toBe("refresh-1");
    expect(rig.identity.ended).toEqual(["refresh-2"]);
  });

  it("is nothing for the demo, which signs in by itself", async () => {
    rig.book.connectDemo();
    const { book, sessions } = rig;
    for (const { connectionId } of book.list()) {
      const refused = await endSession({ book, sessions }, { connectionId });
      expect(refused).toEqual(err({ kind: "not-supported" }));
    }
  });

  it("offers no sign-in to what needs none", async () => {
    rig.book.connectDemo();
    for (const { connectionId } of rig.book.list()) {
      expect(await rig.signInAgain(again(connectionId))).toEqual(err({ kind: "not-supported" }));
    }
    const nobody = again("nobody" as ConnectionId);
    expect(await rig.signInAgain(nobody)).toEqual(err({ kind: "connection-not-found" }));
  });
});

describe("removing a connection to BokaMera", () => {
  it("takes its token and company key along and ends the session", async () => {
    const connectionId = await connect({ ...request, companyApiKey: "the-company-key" });
    expect(rig.keychain.stored.size).toBe(2);
    expect((await rig.book.remove(connectionId)).ok).toBe(true);
    expect(rig.keychain.stored.size).toBe(0);
    expect(rig.identity.ended).toEqual(["refresh-1"]);
    expect(rig.book.list()).toEqual([]);
  });

  it("works without a server and a keychain too", async () => {
    const connectionId = await connect();
    rig.identity.failure = { kind: "unreachable", host: "identity.example" };
    rig.keychain.problem = "no-answer";
    expect((await rig.book.remove(connectionId)).ok).toBe(true);
    expect(rig.book.list()).toEqual([]);
    rig.keychain.problem = null;
    await rig.accountsToForget.retry();
    expect(rig.keychain.stored.size).toBe(0);
  });

  it("has what is in the keychain on its list before it waits for the server", async () => {
    rig.identity.expiresAtMs = rig.clock.now();
    const connectionId = await connect();
    rig.identity.gate = new Promise(() => undefined);
    void rig.openSession(connectionId);
    await vi.waitUntil(() => rig.identity.renewals.length === 1);
    void rig.book.remove(connectionId);
    expect(rig.settings.read()).toMatchObject({
      connections: [],
      accountsToForget: [account(connectionId)],
    });
  });
});
