import { describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { ok } from "../../../shared/result.ts";
import { administrator } from "../../demo/bokameraClient.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { startOidcProvider } from "./oidcProvider.ts";
import {
  failure,
  never,
  type Person,
  realmOf,
  refreshTokenIn,
  startIdentity,
  tokensIn,
} from "./startIdentity.ts";

/** A person who signs in, and then agrees to what the app wants. */
const agreeing: Person = async (browser, address) => {
  const login = await browser.open(address);
  const consent = await browser.submit(login, { login: administrator, password: "a password" });
  return browser.submit(consent, {});
};

/** A person who thinks better of it. */
const declining: Person = async (browser, address) => {
  const { url, html } = await browser.open(address);
  const [, abort = ""] = /href="([^"]+\/abort)"/.exec(html) ?? [];
  return browser.open(new URL(abort, url).href);
};

describe("a certified OpenID provider that is not ours", () => {
  const signIn = async () => {
    const provider = await startOidcProvider();
    const http = new NodeHttpClient();
    const identity = startIdentity({ person: agreeing, http });
    const signedIn = await identity.server.signInInBrowser(realmOf(provider), never);
    return { ...identity, provider, http, realm: realmOf(provider), signedIn };
  };

  it("signs a person in in the browser", async () => {
    const { provider, clock, signedIn, lastPage } = await signIn();
    const { accessToken, expiresAtMs } = tokensIn(signedIn);
    expect((await lastPage()).html).toContain("<h1>You are signed in</h1>");
    expect(expiresAtMs).toBe(clock.now() + 3_600_000);
    const me = await fetch(`${realmOf(provider).issuer}/me`, {
      headers: { authorization: `Bearer ${accessToken.exposeText()}` },
    });
    expect(await me.json()).toEqual({ sub: administrator });
    expect(provider.serverErrors).toEqual([]);
  });

  it("renews the session, and ends it for a token that is used twice", async () => {
    const { server, realm, signedIn } = await signIn();
    const first = refreshTokenIn(signedIn);
    const renewed = await server.renew(realm, "browser", first);
    const second = refreshTokenIn(renewed);
    expect(second.exposeText()).not.toBe(first.exposeText());
    expect(await server.renew(realm, "browser", first)).toEqual(failure("signed-out"));
    expect(await server.renew(realm, "browser", second)).toEqual(failure("signed-out"));
  });

  it("ends the session, where it says that tokens are revoked", async () => {
    const { server, http, realm, signedIn } = await signIn();
    const refreshToken = refreshTokenIn(signedIn);
    expect(await server.endSession(realm, "browser", refreshToken)).toEqual(ok(undefined));
    expect(http.requests.at(-1)?.url).toBe(`${realm.issuer}/token/revocation`);
    expect(await server.renew(realm, "browser", refreshToken)).toEqual(failure("signed-out"));
  });

  it("is told of a person who thinks better of it", async () => {
    const provider = await startOidcProvider();
    const { server, lastPage } = startIdentity({ person: declining });
    const failed = await server.signInInBrowser(realmOf(provider), never);
    expect(failed).toEqual(failure("sign-in-failed"));
    expect((await lastPage()).html).toContain("<h1>You are not signed in</h1>");
  });

  it("offers no sign-in by password where Keycloak has it", async () => {
    const provider = await startOidcProvider();
    const credentials = { email: administrator, password: new Secret("a password") };
    const { server } = startIdentity();
    expect(await server.signInWithPassword(realmOf(provider), credentials)).toEqual(
      failure("unexpected-answer", { reason: "not-json", status: 404 }),
    );
  });
});
