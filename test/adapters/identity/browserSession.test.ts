import { describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { ok } from "../../../shared/result.ts";
import { startTestServer } from "../../demo/startTestServer.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { HttpWithHooks } from "./httpWithHooks.ts";
import { someoneOf } from "./people.ts";
import {
  failure,
  never,
  realmOf,
  refreshTokenIn,
  startIdentity,
  tokensIn,
} from "./startIdentity.ts";

describe("an answer on the way of the browser", () => {
  /** Signs in while answers to requests whose URL matches are changed on their way. */
  const signInWith = async (
    part: RegExp,
    change: (json: Record<string, unknown>, claims: Record<string, unknown>) => void,
  ) => {
    const demo = await startTestServer();
    const http = new HttpWithHooks();
    http.onAnswer = async ({ url }, answer) => {
      if (!part.test(url)) return null;
      const json = JSON.parse(answer.body);
      const [header, claims = "", signature] = (json.id_token ?? "").split(".");
      const parsed = claims === "" ? {} : JSON.parse(Buffer.from(claims, "base64url").toString());
      if (claims !== "") {
        json.id_token = undefined;
        change(json, parsed);
        const changed = Buffer.from(JSON.stringify(parsed)).toString("base64url");
        json.id_token ??= `${header}.${changed}.${signature}`;
      } else {
        change(json, parsed);
      }
      return { ...answer, body: JSON.stringify(json) };
    };
    const identity = startIdentity({ person: someoneOf(demo), http });
    return { ...identity, signedIn: await identity.server.signInInBrowser(realmOf(demo), never) };
  };

  it.each([
    ["authorization_endpoint", undefined],
    // Another origin than the one that was confirmed; seen to be opened without the comparison.
    ["authorization_endpoint", "https://evil.example/realms/bookmore-admin/auth"],
    ["response_types_supported", ["id_token"]],
    ["response_types_supported", undefined],
    ["grant_types_supported", ["password", "refresh_token"]],
    ["code_challenge_methods_supported", ["plain"]],
    ["code_challenge_methods_supported", undefined],
  ])("offers no such sign-in with %s %j", async (name, value) => {
    const { signedIn, opened } = await signInWith(/well-known/, (json) => {
      json[name] = value;
    });
    expect(signedIn).toEqual(failure("sign-in-not-offered"));
    expect(opened).toEqual([]);
  });

  it.each([
    ["issuer", "https://evil.example/realms/bookmore-admin"],
    ["token_endpoint", undefined],
    ["token_endpoint", "http://identity.example/token"],
    ["authorization_endpoint", "javascript:alert(1)"],
    ["authorization_endpoint", "http://identity.example/auth"],
    ["response_types_supported", "code"],
  ])("can't be used with %s %j", async (name, value) => {
    const { signedIn, opened } = await signInWith(/well-known/, (json) => {
      json[name] = value;
    });
    expect(signedIn).toEqual(failure("unexpected-answer", { reason: "wrong-shape", status: 200 }));
    expect(opened).toEqual([]);
  });

  it.each([
    ["nonce", "another sign-in's"],
    ["nonce", undefined],
    ["iss", "https://evil.example"],
    ["aud", "another-client"],
    ["exp", 1_000_000_000],
  ])("is not taken with the claim %s %j", async (name, value) => {
    const { signedIn, lastPage } = await signInWith(/\/token$/, (_json, claims) => {
      claims[name] = value;
    });
    expect(signedIn).toEqual(failure("unexpected-answer", { reason: "wrong-shape", status: 200 }));
    expect((await lastPage()).html).toContain("You are not signed in");
  });

  it("is taken on a computer whose clock is some hours off", async () => {
    const { signedIn } = await signInWith(/\/token$/, (_json, claims) => {
      claims.exp = Date.now() / 1_000 - 12 * 3_600;
    });
    tokensIn(signedIn);
  });
});

describe("the session of a sign-in in the browser", () => {
  const signIn = async () => {
    const demo = await startTestServer();
    const http = new NodeHttpClient();
    const { server } = startIdentity({ person: someoneOf(demo), http });
    const signedIn = await server.signInInBrowser(realmOf(demo), never);
    return { server, http, realm: realmOf(demo), refreshToken: refreshTokenIn(signedIn) };
  };

  it("is renewed, and a spent token ends it", async () => {
    const { server, realm, refreshToken } = await signIn();
    const renewed = await server.renew(realm, "browser", refreshToken);
    expect(refreshTokenIn(renewed).exposeText()).not.toBe(refreshToken.exposeText());
    expect(await server.renew(realm, "browser", refreshToken)).toEqual(failure("signed-out"));
    const second = refreshTokenIn(renewed);
    expect(await server.renew(realm, "browser", second)).toEqual(failure("signed-out"));
  });

  it("is ended itself at a Keycloak, and not all sessions of the person", async () => {
    const { server, http, realm, refreshToken } = await signIn();
    expect(await server.endSession(realm, "browser", refreshToken)).toEqual(ok(undefined));
    expect(http.requests.at(-1)?.url).toBe(`${realm.issuer}/protocol/openid-connect/logout`);
    expect(await server.renew(realm, "browser", refreshToken)).toEqual(failure("signed-out"));
  });

  it("is renewed and ended in another run, which has to ask where", async () => {
    const { realm, refreshToken } = await signIn();
    const { server } = startIdentity();
    const renewed = refreshTokenIn(await server.renew(realm, "browser", refreshToken));
    expect(await startIdentity().server.endSession(realm, "browser", renewed)).toEqual(
      ok(undefined),
    );
  });

  it("can't be ended at a server that offers nothing for it", async () => {
    const http = new FakeHttpClient();
    const issuer = "https://identity.example";
    http.outcome = ok(jsonAnswer({ issuer, token_endpoint: `${issuer}/token` }));
    const { server } = startIdentity({ http });
    const realm = { issuer, clientId: "a-client" };
    expect(await server.endSession(realm, "browser", new Secret("a"))).toEqual(
      failure("not-supported"),
    );
  });
});
