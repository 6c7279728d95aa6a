import { describe, expect, it } from "vitest";
import { Secret } from "../../../electron/core/secret.ts";
import { err, ok } from "../../../shared/result.ts";
import { administrator, callApi, clientId, passwordOf } from "../../demo/bokameraClient.ts";
import { startTestServer, type TestServer } from "../../demo/startTestServer.ts";
import { FakeHttpClient, jsonAnswer } from "../../fakes/fakeHttpClient.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import {
  failure,
  never,
  realmOf,
  refreshTokenIn,
  startIdentity,
  tokensIn,
} from "./startIdentity.ts";

function credentialsOf(server: TestServer) {
  return { email: administrator, password: new Secret(passwordOf(server, administrator)) };
}

async function signIn() {
  const demo = await startTestServer();
  const identity = startIdentity();
  const signedIn = await identity.server.signInWithPassword(realmOf(demo), credentialsOf(demo));
  return { demo, realm: realmOf(demo), signedIn, ...identity };
}

describe("signing in by password", () => {
  it("gives tokens that the API takes, until the time that the server tells", async () => {
    const { demo, signedIn, clock } = await signIn();
    const { accessToken, expiresAtMs } = tokensIn(signedIn);
    const me = await callApi(demo, "/users", { accessToken: accessToken.exposeText() });
    expect(await me.json()).toMatchObject({ Email: administrator });
    expect(expiresAtMs).toBe(clock.now() + 300_000);
  });

  it("sends what is documented and nothing more, as a secret", async () => {
    const demo = await startTestServer();
    const http = new NodeHttpClient();
    const { server } = startIdentity({ http });
    await server.signInWithPassword(realmOf(demo), credentialsOf(demo));
    expect(http.requests).toHaveLength(1);
    const [request] = http.requests;
    expect(request?.url).toBe(`${realmOf(demo).issuer}/protocol/openid-connect/token`);
    expect(Object.fromEntries(new URLSearchParams(request?.form?.exposeText()))).toEqual({
      grant_type: "password",
      client_id: clientId,
      username: administrator,
      password: passwordOf(demo, administrator),
    });
    expect(request).not.toHaveProperty("json");
  });

  it("is refused with a wrong password", async () => {
    const demo = await startTestServer();
    const credentials = { email: administrator, password: new Secret("not this one") };
    const refused = await startIdentity().server.signInWithPassword(realmOf(demo), credentials);
    expect(refused).toEqual(failure("sign-in-refused"));
  });

  it("keeps every letter of a password", async () => {
    const http = new FakeHttpClient();
    const password = "å&=+% \u{1F511}\"'";
    await startIdentity({ http }).server.signInWithPassword(fakeRealm, {
      email: "åsa+1@bokamera.example",
      password: new Secret(password),
    });
    const form = new URLSearchParams(http.requests[0]?.form?.exposeText());
    expect([form.get("username"), form.get("password")]).toEqual([
      "åsa+1@bokamera.example",
      password,
    ]);
  });

  it("does without a refresh token and a time, where the server gives none", async () => {
    const signedIn = await signInAt(
      jsonAnswer({ access_token: "an-access-token", token_type: "Bearer" }),
    );
    expect(tokensIn(signedIn)).toMatchObject({ refreshToken: null, expiresAtMs: null });
  });

  it("says that the server is not there once it has stopped", async () => {
    const demo = await startTestServer();
    const credentials = credentialsOf(demo);
    await demo.close();
    const failed = await startIdentity().server.signInWithPassword(realmOf(demo), credentials);
    expect(failed).toEqual(failure("unreachable", { host: new URL(demo.origin).host }));
  });

  it("sends nothing where others could read it", async () => {
    const realm = { issuer: "http://identity.example/realms/one", clientId };
    const credentials = { email: administrator, password: new Secret("a password") };
    const { server } = startIdentity();
    expect(await server.signInWithPassword(realm, credentials)).toEqual(failure("address-refused"));
    expect(await server.signInInBrowser(realm, never)).toEqual(failure("address-refused"));
  });
});

const fakeRealm = { issuer: "https://identity.example/realms/one", clientId };

function signInAt(answer: ReturnType<typeof jsonAnswer>) {
  const http = new FakeHttpClient();
  http.outcome = ok(answer);
  const { server } = startIdentity({ http });
  return server.signInWithPassword(fakeRealm, { email: "a", password: new Secret("b") });
}

function oauthAnswer(status: number, error: string) {
  return jsonAnswer({ error, error_description: "the password was b" }, { status });
}

const page = { headers: { "content-type": "text/html" }, body: "<h1>Welcome to the Wi-Fi</h1>" };

describe("an answer to a sign-in by password", () => {
  it.each([
    [oauthAnswer(401, "invalid_grant"), failure("sign-in-refused")],
    [oauthAnswer(400, "invalid_grant"), failure("sign-in-refused")],
    [oauthAnswer(400, "unauthorized_client"), failure("sign-in-not-offered")],
    [oauthAnswer(400, "unsupported_grant_type"), failure("sign-in-not-offered")],
    [oauthAnswer(401, "invalid_client"), failure("sign-in-failed")],
    [oauthAnswer(403, "access_denied"), failure("sign-in-failed")],
    [oauthAnswer(503, "temporarily_unavailable"), failure("server-failed", { status: 503 })],
    [
      jsonAnswer({ error: "invalid_grant" }, { status: 429, headers: { "retry-after": "7" } }),
      failure("rate-limited", { retryAfterMs: 7_000 }),
    ],
    [
      { ...jsonAnswer({ error: "invalid_client" }, { status: 401 }), ...challenge() },
      failure("sign-in-failed"),
    ],
    [oauthAnswer(404, "Realm does not exist"), unexpected("unexpected-status", 404)],
    [jsonAnswer({}, { status: 400 }), unexpected("unexpected-status", 400)],
    [{ status: 204, headers: {}, body: "" }, unexpected("unexpected-status", 204)],
    [{ status: 200, ...page }, unexpected("not-json", 200)],
    [{ status: 404, ...page }, unexpected("not-json", 404)],
    [{ ...jsonAnswer({}), body: '{"access_token":"an-acc' }, unexpected("malformed-json", 200)],
    [jsonAnswer([]), unexpected("wrong-shape", 200)],
    [jsonAnswer({}), unexpected("wrong-shape", 200)],
    [tokenAnswer({ access_token: "" }), unexpected("wrong-shape", 200)],
    [tokenAnswer({ access_token: "two\r\nlines" }), unexpected("wrong-shape", 200)],
    [tokenAnswer({ refresh_token: 7 }), unexpected("wrong-shape", 200)],
    [tokenAnswer({ expires_in: "soon" }), unexpected("wrong-shape", 200)],
    [tokenAnswer({ token_type: "dpop" }), unexpected("wrong-shape", 200)],
    [tokenAnswer({ token_type: "mac" }), unexpected("wrong-shape", 200)],
  ])("%# becomes what it means, without its words", async (answer, expected) => {
    expect(await signInAt(answer)).toEqual(expected);
  });

  it.each([
    { kind: "unreachable", host: "identity.example" },
    { kind: "connection-lost", host: "identity.example" },
    { kind: "timed-out", host: "identity.example", afterMs: 10_000 },
    { kind: "redirected", toOrigin: "https://evil.example" },
    { kind: "answer-too-large", limitBytes: 10_485_760 },
  ] as const)("that never came is told as it is: $kind", async (error) => {
    const http = new FakeHttpClient();
    http.outcome = err(error);
    const { server } = startIdentity({ http });
    const token = new Secret("a-refresh-token");
    const credentials = { email: "a", password: new Secret("b") };
    expect(await server.signInWithPassword(fakeRealm, credentials)).toEqual(err(error));
    expect(await server.renew(fakeRealm, "password", token)).toEqual(err(error));
    expect(await server.renew(fakeRealm, "browser", token)).toEqual(err(error));
    expect(await server.endSession(fakeRealm, "password", token)).toEqual(err(error));
  });
});

function challenge() {
  return { headers: { "content-type": "application/json", "www-authenticate": 'Basic realm="x"' } };
}

function tokenAnswer(fields: object) {
  return jsonAnswer({ access_token: "an-access-token", token_type: "Bearer", ...fields });
}

function unexpected(reason: string, status: number) {
  return failure("unexpected-answer", { reason, status });
}

describe("renewing a session of a password", () => {
  it("gives other tokens, and spends the one that was used", async () => {
    const { server, realm, signedIn } = await signIn();
    const first = refreshTokenIn(signedIn);
    const renewed = await server.renew(realm, "password", first);
    const second = refreshTokenIn(renewed);
    expect(second.exposeText()).not.toBe(first.exposeText());
    expect(tokensIn(renewed).accessToken.exposeText()).not.toBe(
      tokensIn(signedIn).accessToken.exposeText(),
    );
    expect(await server.renew(realm, "password", first)).toEqual(failure("signed-out"));
  });

  it("keeps the refresh token where the server gives no other one", async () => {
    const http = new FakeHttpClient();
    http.outcome = ok(tokenAnswer({ expires_in: 60 }));
    const { server, clock } = startIdentity({ http });
    const refreshToken = new Secret("a-refresh-token");
    const renewed = tokensIn(await server.renew(fakeRealm, "password", refreshToken));
    expect(renewed.refreshToken).toBe(refreshToken);
    expect(renewed.expiresAtMs).toBe(clock.now() + 60_000);
  });

  it("says that the client may not, as against that the session is over", async () => {
    const http = new FakeHttpClient();
    http.outcome = ok(oauthAnswer(400, "unauthorized_client"));
    const { server } = startIdentity({ http });
    expect(await server.renew(fakeRealm, "password", new Secret("a"))).toEqual(
      failure("sign-in-not-offered"),
    );
  });
});

describe("ending a session of a password", () => {
  it("ends it at the server", async () => {
    const { demo, server, realm, signedIn } = await signIn();
    const refreshToken = refreshTokenIn(signedIn);
    expect(await server.endSession(realm, "password", refreshToken)).toEqual(ok(undefined));
    expect(await server.renew(realm, "password", refreshToken)).toEqual(failure("signed-out"));
    const accessToken = tokensIn(signedIn).accessToken.exposeText();
    expect((await callApi(demo, "/users", { accessToken })).status).toBe(401);
  });

  it("says when it was over already", async () => {
    const { server, realm } = await signIn();
    const unknown = new Secret("unknown");
    expect(await server.endSession(realm, "password", unknown)).toEqual(failure("signed-out"));
  });

  it.each([
    [{ status: 500, headers: {}, body: "" }, failure("server-failed", { status: 500 })],
    [{ status: 200, ...page }, unexpected("unexpected-status", 200)],
    [{ status: 400, ...page }, unexpected("unexpected-status", 400)],
    [oauthAnswer(401, "invalid_client"), failure("sign-in-failed")],
    [oauthAnswer(404, "Realm does not exist"), unexpected("unexpected-status", 404)],
  ])("takes no other answer for a yes, %#", async (answer, expected) => {
    const http = new FakeHttpClient();
    http.outcome = ok(answer);
    const { server } = startIdentity({ http });
    expect(await server.endSession(fakeRealm, "password", new Secret("a"))).toEqual(expected);
  });
});
