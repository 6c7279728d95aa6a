import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  administrator,
  callApi,
  certsPath,
  clientId,
  logoutPath,
  oauthRefusalOf,
  passwordOf,
  sendRefreshToken,
  signIn,
  superadmin,
  tokensOf,
} from "./bokameraClient.ts";
import {
  codeVerifier,
  fetchCode,
  loginPath,
  openLogin,
  redirectedTo,
  redirectUri,
  sendCode,
  submitLogin,
} from "./browserSignIn.ts";
import { readFolder } from "./readFolder.ts";
import { startTestClock } from "./startTestClock.ts";
import { startTestServer, type TestServer } from "./startTestServer.ts";

describe("the login page", () => {
  it("is a plain form that no page of others may frame or script", async () => {
    const server = await startTestServer();
    const page = await openLogin(server);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const html = await page.text();
    expect(html).toContain('<input name="username"');
    expect(html).toContain('<input name="password" type="password"');
    expect(html).not.toMatch(/<script|https?:|role="alert"/);
  });

  it("fills in the e-mail that the program hints at, as text and nothing else", async () => {
    const server = await startTestServer();
    const page = await openLogin(server, { login_hint: '"><script>alert(1)</script>' });
    const html = await page.text();
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).not.toContain("<script");
  });

  it("leads back to the program with a code and its state", async () => {
    const server = await startTestServer();
    const page = await openLogin(server);
    const response = await submitLogin(server, page, { email: administrator });
    expect(response.status).toBe(302);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(redirectedTo(response)).toEqual({
      target: redirectUri,
      fields: {
        code: expect.stringMatching(/^[\w-]{43}$/),
        state: "the state & more",
        iss: `${server.origin}/realms/bookmore-admin`,
      },
    });
  });

  it("comes again with a message after a wrong password, and the right one still works", async () => {
    const server = await startTestServer();
    const page = await openLogin(server);
    const again = await submitLogin(server, page, { email: administrator, password: "wrong-one" });
    expect(again.status).toBe(200);
    const html = await again.clone().text();
    expect(html).toContain('<p role="alert">Invalid username or password.</p>');
    expect(html).toContain(`value="${administrator}"`);
    expect(html).not.toContain("wrong-one");
    const response = await submitLogin(server, again, { email: administrator });
    expect(redirectedTo(response).fields.code).toBeDefined();
  });

  it.each([
    "http://127.0.0.1:1/",
    "http://127.0.0.1:65535/a/b-c?d=e",
    "http://[::1]:51234/signed-in",
    "http://127.0.0.1:51234",
  ])("leads to the program at %s", async (uri) => {
    const server = await startTestServer();
    const page = await openLogin(server, { redirect_uri: uri });
    const response = await submitLogin(server, page, { email: administrator });
    expect(redirectedTo(response).target).toBe(new URL(uri).href.split("?")[0]);
  });

  it.each([
    "",
    "http://evil.example/",
    "https://127.0.0.1:51234/",
    "http://localhost:51234/",
    "http://127.0.0.1/",
    "http://127.0.0.1:65536/",
    "http://127.0.0.1:51234.evil.example/",
    "http://127.0.0.1:51234@evil.example/",
    "http://127.0.0.1:51234\\@evil.example/",
    "http://127.0.0.1:51234/#fragment",
    "http://127.0.0.2:51234/",
    "//127.0.0.1:51234/",
    "javascript:alert(1)",
    "http://127.0.0.1:51234/\r\nset-cookie:a=b",
  ])("is not shown for %j, and nobody is sent anywhere", async (uri) => {
    const server = await startTestServer();
    const page = await openLogin(server, { redirect_uri: uri });
    expect(page.status).toBe(400);
    expect(page.headers.get("location")).toBeNull();
    expect(await page.text()).toContain("Invalid parameter: redirect_uri");
  });

  it("is not shown to another client, nor for a parameter that comes twice", async () => {
    const server = await startTestServer();
    const other = await openLogin(server, { client_id: "other" });
    expect(other.status).toBe(400);
    expect(await other.text()).toContain("Client not found.");
    const twice = `${server.origin}${loginPath()}&redirect_uri=http://127.0.0.1:1/`;
    expect((await fetch(twice, { redirect: "manual" })).status).toBe(400);
  });

  it.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ code_challenge: "" }, "invalid_request"],
    [{ code_challenge: "short" }, "invalid_request"],
    [{ code_challenge_method: "" }, "invalid_request"],
    [{ code_challenge_method: "plain" }, "invalid_request"],
    [{ prompt: "none" }, "login_required"],
  ])("tells the program what is wrong with %j", async (fields, error) => {
    const server = await startTestServer();
    const response = await openLogin(server, fields);
    expect(response.status).toBe(302);
    expect(redirectedTo(response)).toEqual({
      target: redirectUri,
      fields: {
        error,
        error_description: expect.any(String),
        state: "the state & more",
        iss: expect.any(String),
      },
    });
  });
});

describe("the login form", () => {
  const statusFor = async (server: TestServer, origin: string, method = "POST", path?: string) => {
    const url = `${server.origin}${path ?? loginPath()}`;
    const response = await fetch(url, { method, headers: { origin }, redirect: "manual" });
    return response.status;
  };

  it.each(["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost:PORT"])(
    "is not taken from a page at %s",
    async (template) => {
      const server = await startTestServer();
      const origin = template.replace("PORT", String(server.port));
      const page = await openLogin(server);
      const response = await submitLogin(server, page, {
        email: administrator,
        headers: { origin },
      });
      expect(response.status).toBe(403);
      expect(response.headers.get("location")).toBeNull();
    },
  );

  it("is the only thing that a page may send here, ours included", async () => {
    const server = await startTestServer({ allowFaults: true });
    expect(await statusFor(server, server.origin)).toBe(200);
    expect(await statusFor(server, server.origin, "GET")).toBe(403);
    const paths = ["/realms/bookmore-admin/protocol/openid-connect/token", "/apikeys", "/__faults"];
    for (const path of [...paths, "/portal/live/api-keys/live-ari-post/refresh"]) {
      expect(await statusFor(server, server.origin, "POST", path)).toBe(403);
    }
  });
});

describe("the code of a sign-in in the browser", () => {
  it("gives the tokens of the one who signed in", async () => {
    const server = await startTestServer();
    const tokens = await tokensOf(await sendCode(server, await fetchCode(server, superadmin)));
    expect(tokens.scope).toBe("openid email profile");
    const me = await callApi(server, "/users", { accessToken: tokens.access_token });
    expect(await me.json()).toMatchObject({ Email: superadmin });
    expect((await sendRefreshToken(server, tokens.refresh_token)).status).toBe(200);
  });

  it.each([
    [{ code_verifier: "" }, "PKCE code verifier not specified"],
    [{ code_verifier: `${codeVerifier}x` }, "PKCE verification failed: Code mismatch"],
    [{ redirect_uri: "http://127.0.0.1:51235/signed-in" }, "Incorrect redirect_uri"],
    [{ redirect_uri: "" }, "Incorrect redirect_uri"],
  ])("is spent and worth nothing with %j", async (fields, description) => {
    const server = await startTestServer();
    const code = await fetchCode(server, administrator);
    const refused = await sendCode(server, code, fields);
    expect(await oauthRefusalOf(refused)).toBe(`400 invalid_grant: ${description}`);
    expect(await oauthRefusalOf(await sendCode(server, code))).toBe(
      "400 invalid_grant: Code not valid",
    );
  });

  it("works once", async () => {
    const server = await startTestServer();
    const code = await fetchCode(server, administrator);
    expect((await sendCode(server, code)).status).toBe(200);
    expect((await sendCode(server, code)).status).toBe(400);
  });

  it("works for a minute", async () => {
    const clock = startTestClock();
    const server = await startTestServer({ now: clock.now });
    const [inTime, late] = [
      await fetchCode(server, administrator),
      await fetchCode(server, administrator),
    ];
    clock.advance(59_000);
    expect((await sendCode(server, inTime)).status).toBe(200);
    clock.advance(1_000);
    expect(await oauthRefusalOf(await sendCode(server, late))).toBe(
      "400 invalid_grant: Code not valid",
    );
  });

  it.each([
    ["nonsense", "400 invalid_grant: Code not valid"],
    ["", "400 invalid_request: Missing parameter: code"],
  ])("is refused when it is %j", async (code, refusal) => {
    const server = await startTestServer();
    expect(await oauthRefusalOf(await sendCode(server, code))).toBe(refusal);
  });

  it("leaves neither password nor code on disk or in the log", async () => {
    const server = await startTestServer();
    const code = await fetchCode(server, administrator);
    const tokens = await tokensOf(await sendCode(server, code));
    await server.close();
    const text = `${await readFolder(server.stateDir)}${server.log.join()}`;
    for (const secret of [code, passwordOf(server, administrator), tokens.id_token ?? "none"]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe("an ID token", () => {
  it("is signed by the published key and says who signed in where", async () => {
    const { now } = startTestClock();
    const server = await startTestServer({ now });
    const code = await fetchCode(server, administrator);
    const tokens = await tokensOf(await sendCode(server, code));
    const { header, claims } = await verifyIdToken(server, tokens.id_token ?? "");
    expect(header).toEqual({ alg: "RS256", typ: "JWT", kid: expect.any(String) });
    expect(claims).toMatchObject({
      iss: `${server.origin}/realms/bookmore-admin`,
      aud: clientId,
      azp: clientId,
      sub: "5d1f9a36-c2b4-4e87-9b60-7a3e8c4d1f02",
      nonce: "the-nonce",
      sid: tokens.session_state,
      iat: now() / 1_000,
      exp: now() / 1_000 + 300,
      email: administrator,
      name: "Anders Öberg",
    });
  });

  it("comes to those who ask for openid, with every grant, and to nobody else", async () => {
    const server = await startTestServer();
    const code = await fetchCode(server, administrator, { scope: "email" });
    expect((await tokensOf(await sendCode(server, code))).id_token).toBeUndefined();
    expect((await signIn(server, administrator)).id_token).toBeUndefined();
    const asked = await signIn(server, administrator, { scope: "profile openid offline_access" });
    expect(asked.scope).toBe("openid email profile");
    const { claims } = await verifyIdToken(server, asked.id_token ?? "");
    expect(claims).not.toHaveProperty("nonce");
    const refreshed = await tokensOf(await sendRefreshToken(server, asked.refresh_token));
    const again = await verifyIdToken(server, refreshed.id_token ?? "");
    expect(again.claims).toMatchObject({ sub: claims.sub, sid: claims.sid });
  });

  it("ends its session in the browser, and leads back to the program", async () => {
    const server = await startTestServer();
    const tokens = await signIn(server, administrator, { scope: "openid" });
    const response = await endSession(server, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: redirectUri,
      state: "bye",
    });
    expect(response.status).toBe(302);
    expect(redirectedTo(response)).toEqual({ target: redirectUri, fields: { state: "bye" } });
    const refused = await sendRefreshToken(server, tokens.refresh_token);
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Session not active");
  });

  it.each([
    ["that is missing", () => ({})],
    ["that is nonsense", () => ({ id_token_hint: "nonsense" })],
    ["of another server", (_own: string, other: string) => ({ id_token_hint: other })],
    ["that was changed", (own: string) => ({ id_token_hint: own.replace(/\.[^.]/, ".f") })],
    ["without a signature", (own: string) => ({ id_token_hint: own.replace(/[^.]+$/, "") })],
    [
      "with a way back to elsewhere",
      (own: string) => ({ id_token_hint: own, post_logout_redirect_uri: "http://evil.example/" }),
    ],
  ])("%s ends nothing", async (_what, fieldsFor) => {
    const server = await startTestServer();
    const tokens = await signIn(server, administrator, { scope: "openid" });
    const other = await signIn(await startTestServer(), administrator, { scope: "openid" });
    const fields = fieldsFor(tokens.id_token ?? "", other.id_token ?? "");
    const response = await endSession(server, fields);
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
    expect((await sendRefreshToken(server, tokens.refresh_token)).status).toBe(200);
  });
});

function endSession(
  { origin }: TestServer,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<Response> {
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return fetch(`${origin}${logoutPath}?${query}`, { redirect: "manual" });
}

const keySetSchema = z.strictObject({
  keys: z.tuple([
    z.strictObject({
      kty: z.literal("RSA"),
      n: z.string(),
      e: z.string(),
      kid: z.string(),
      alg: z.literal("RS256"),
      use: z.literal("sig"),
    }),
  ]),
});

/** Checks the signature against the published key, as a client's library does. */
async function verifyIdToken({ origin }: TestServer, idToken: string) {
  const { keys } = keySetSchema.parse(await (await fetch(`${origin}${certsPath}`)).json());
  const [header = "", claims = "", signature = ""] = idToken.split(".");
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  const signed = Buffer.from(`${header}.${claims}`);
  expect(verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"))).toBe(true);
  expect(decodePart(header).kid).toBe(keys[0].kid);
  return { header: decodePart(header), claims: decodePart(claims) };
}

function decodePart(part: string): Record<string, unknown> {
  const json: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
  return z.record(z.string(), z.unknown()).parse(json);
}
