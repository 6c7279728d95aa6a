import { describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { startTestServer } from "../../demo/startTestServer.ts";
import { FakeHttpClient } from "../../fakes/fakeHttpClient.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { HttpWithHooks } from "./httpWithHooks.ts";
import { sentBackWith, someoneOf } from "./people.ts";
import { expectClosed, failure, never, realmOf, startIdentity, tokensIn } from "./startIdentity.ts";

describe("a sign-in in the browser that ends without a session", () => {
  it.each([
    ["access_denied", "sign-in-failed"],
    ["server_error", "sign-in-failed"],
    ["unauthorized_client", "sign-in-not-offered"],
    ["unsupported_response_type", "sign-in-not-offered"],
  ] as const)("is told from %s to be %s, in the browser too", async (error, kind) => {
    const demo = await startTestServer();
    const identity = startIdentity({ person: sentBackWith({ error }) });
    expect(await identity.server.signInInBrowser(realmOf(demo), never)).toEqual(failure(kind));
    expect((await identity.lastPage()).html).toContain("<h1>You are not signed in</h1>");
    await expectClosed(identity);
  });

  it.each(["https://evil.example/realms/bookmore-admin", ""])(
    "sends no code from the issuer %j to ours",
    async (iss) => {
      const demo = await startTestServer();
      const http = new NodeHttpClient();
      const person = sentBackWith({ code: "a-code", iss });
      const { server } = startIdentity({ person, http });
      expect(await server.signInInBrowser(realmOf(demo), never)).toEqual(
        failure("unexpected-answer", { reason: "wrong-shape", status: 200 }),
      );
      expect(http.requests.filter(({ method }) => method === "POST")).toEqual([]);
    },
  );

  it("may be given up, before the browser opens", async () => {
    const demo = await startTestServer();
    const identity = startIdentity({ person: someoneOf(demo) });
    tokensIn(await identity.server.signInInBrowser(realmOf(demo), never));
    const given = identity.server.signInInBrowser(realmOf(demo), Promise.resolve());
    expect(await given).toEqual(failure("connecting-cancelled"));
    expect(identity.opened).toHaveLength(1);
    expect(identity.clock.pendingTimers).toBe(0);
  });

  it.each(["resolves", "rejects"])(
    "may be given up while it waits: a promise that %s",
    async (how) => {
      const demo = await startTestServer();
      const identity = startIdentity();
      let giveUp = () => {};
      const givenUp = new Promise<void>((resolve, reject) => {
        giveUp = how === "resolves" ? resolve : () => reject(new Error("the window is gone"));
      });
      const signIn = identity.server.signInInBrowser(realmOf(demo), givenUp);
      await identity.openedAddress();
      giveUp();
      expect(await signIn).toEqual(failure("connecting-cancelled"));
      expect(identity.clock.pendingTimers).toBe(0);
      await expectClosed(identity);
    },
  );

  it("may be given up while the code is exchanged, and then leaves no session", async () => {
    const demo = await startTestServer();
    const http = new HttpWithHooks();
    let giveUp = () => {};
    const givenUp = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    let refreshToken = "";
    http.onAnswer = async (request, answer) => {
      if (request.form?.exposeText().includes("grant_type=authorization_code")) {
        refreshToken = JSON.parse(answer.body).refresh_token;
        giveUp();
      }
      return null;
    };
    const { server, lastPage } = startIdentity({ person: someoneOf(demo), http });
    const signIn = await server.signInInBrowser(realmOf(demo), givenUp);
    expect(signIn).toEqual(failure("connecting-cancelled"));
    expect((await lastPage()).html).toContain("<h1>You are not signed in</h1>");
    expect(refreshToken).not.toBe("");
    const renewed = await server.renew(realmOf(demo), "browser", new Secret(refreshToken));
    expect(renewed).toEqual(failure("signed-out"));
  });

  it("waits for five minutes", async () => {
    const demo = await startTestServer();
    const identity = startIdentity();
    let isOver = false;
    const signIn = identity.server.signInInBrowser(realmOf(demo), never).finally(() => {
      isOver = true;
    });
    const redirectUri = await identity.redirectUri();
    identity.clock.advance(299_999);
    expect((await fetch(redirectUri)).status).toBe(400);
    expect(isOver).toBe(false);
    identity.clock.advance(1);
    expect(await signIn).toEqual(failure("sign-in-timed-out"));
    await expectClosed(identity);
  });

  it("fails at an issuer that is no address", async () => {
    const { server } = startIdentity();
    const realm = { issuer: "no address", clientId: "a-client" };
    expect(await server.signInInBrowser(realm, never)).toEqual(failure("address-refused"));
  });

  it("is not heard of when it was given up while the server was asked about itself", async () => {
    const http = new FakeHttpClient();
    http.send = () => new Promise(() => {});
    const { server } = startIdentity({ http });
    const realm = { issuer: "https://identity.example", clientId: "a-client" };
    expect(await server.signInInBrowser(realm, Promise.resolve())).toEqual(
      failure("connecting-cancelled"),
    );
  });

  it("says that no browser could be opened", async () => {
    const demo = await startTestServer();
    const identity = startIdentity({ browserOpens: false });
    const failed = await identity.server.signInInBrowser(realmOf(demo), never);
    expect(failed).toEqual(failure("browser-not-opened"));
    expect(identity.clock.pendingTimers).toBe(0);
    await expectClosed(identity);
  });
});
