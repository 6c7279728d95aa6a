import { describe, expect, it } from "vitest";
import {
  administrator,
  clientId,
  logoutPath,
  oauthRefusalOf,
  passwordOf,
  postForm,
  revokePath,
  sendRefreshToken,
  sendSignIn,
  signIn,
  tokenPath,
  tokensOf,
} from "./bokameraClient.ts";
import { startTestClock } from "./startTestClock.ts";
import { startTestServer } from "./startTestServer.ts";

describe("signing in with e-mail and password", () => {
  it("gives tokens in Keycloak's words", async () => {
    const server = await startTestServer();
    const response = await sendSignIn(server, administrator);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const tokens = await tokensOf(response);
    expect(tokens.scope).toBe("email profile");
    expect(tokens.session_state).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens.access_token).not.toBe(tokens.refresh_token);
  });

  it("takes the e-mail in any casing", async () => {
    const server = await startTestServer();
    const response = await sendSignIn(server, administrator, {
      username: "Admin@GrandSpa.Example",
    });
    expect(response.status).toBe(200);
  });

  const wrongPassword = "401 invalid_grant: Invalid user credentials";
  it.each([
    ["a wrong password", { password: "wrong" }, wrongPassword],
    ["no password", { password: "" }, wrongPassword],
    ["somebody else's password", { username: "superadmin@bokamera.example" }, wrongPassword],
    ["nobody", { username: "nobody@grandspa.example" }, wrongPassword],
    ["no name", { username: "" }, wrongPassword],
    [
      "another client",
      { client_id: "other" },
      "401 invalid_client: Invalid client or Invalid client credentials",
    ],
    [
      "a grant that there is not",
      { grant_type: "client_credentials" },
      "400 unsupported_grant_type: Unsupported grant_type",
    ],
  ])("refuses %s", async (_what, fields, refusal) => {
    const server = await startTestServer();
    expect(await oauthRefusalOf(await sendSignIn(server, administrator, fields))).toBe(refusal);
  });

  it.each([
    ["nothing", "", "400 invalid_request: Missing form parameter: grant_type"],
    [
      "JSON",
      '{"grant_type":"password"}',
      "400 invalid_request: Missing form parameter: grant_type",
    ],
    [
      "a name twice",
      "grant_type=password&grant_type=x",
      "400 invalid_request: duplicated parameter",
    ],
    [
      "no username",
      `grant_type=password&client_id=${clientId}`,
      "401 invalid_request: Missing parameter: username",
    ],
    [
      "no refresh token",
      `grant_type=refresh_token&client_id=${clientId}`,
      "400 invalid_request: No refresh token",
    ],
  ])("refuses a body with %s", async (_what, body, refusal) => {
    const server = await startTestServer();
    const response = await fetch(`${server.origin}${tokenPath}`, { method: "POST", body });
    expect(await oauthRefusalOf(response)).toBe(refusal);
  });

  it("gives every user a password of their own, and others with another root secret", async () => {
    const server = await startTestServer();
    const other = await startTestServer({ rootSecret: "another root secret, quite as long as it" });
    const passwordsOf = ({ bokamera }: typeof server) =>
      bokamera.users.map((user) => user.password);
    expect(new Set([...passwordsOf(server), ...passwordsOf(other)]).size).toBe(8);
    const password = passwordOf(server, administrator);
    expect((await sendSignIn(other, administrator, { password })).status).toBe(401);
  });
});

describe("a refresh token", () => {
  it("gives new tokens of the same session", async () => {
    const server = await startTestServer();
    const first = await signIn(server, administrator);
    const second = await tokensOf(await sendRefreshToken(server, first.refresh_token));
    expect(second.session_state).toBe(first.session_state);
    expect(second.scope).toBe(first.scope);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
  });

  it("works once; used again it ends the session, for one of the two stole it", async () => {
    const server = await startTestServer();
    const first = await signIn(server, administrator);
    const second = await tokensOf(await sendRefreshToken(server, first.refresh_token));
    const again = await sendRefreshToken(server, first.refresh_token);
    expect(await oauthRefusalOf(again)).toBe(
      "400 invalid_grant: Maximum allowed refresh token reuse exceeded",
    );
    const rightful = await sendRefreshToken(server, second.refresh_token);
    expect(await oauthRefusalOf(rightful)).toBe("400 invalid_grant: Session not active");
  });

  it("works for 30 minutes, and from each use for 30 more", async () => {
    const clock = startTestClock();
    const server = await startTestServer({ now: clock.now });
    const first = await signIn(server, administrator);
    clock.advance(1_799_000);
    const second = await tokensOf(await sendRefreshToken(server, first.refresh_token));
    clock.advance(1_799_000);
    const third = await tokensOf(await sendRefreshToken(server, second.refresh_token));
    clock.advance(1_800_000);
    const late = await sendRefreshToken(server, third.refresh_token);
    expect(await oauthRefusalOf(late)).toBe("400 invalid_grant: Token is not active");
  });

  it.each([
    ["that never was", () => "nonsense"],
    ["that is empty", () => ""],
    ["that only knows the session", (session: string) => `${session}.guessed`],
    ["that is the session's id", (session: string) => session],
  ])("%s is refused and ends nothing", async (_what, make) => {
    const server = await startTestServer();
    const { session_state, refresh_token } = await signIn(server, administrator);
    const refused = await sendRefreshToken(server, make(session_state));
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Invalid refresh token");
    expect((await sendRefreshToken(server, refresh_token)).status).toBe(200);
  });

  it("is not an access token, nor the other way round", async () => {
    const server = await startTestServer();
    const { access_token } = await signIn(server, administrator);
    const refused = await sendRefreshToken(server, access_token);
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Invalid refresh token");
  });

  it("is worth nothing after a restart", async () => {
    const server = await startTestServer();
    const { refresh_token } = await signIn(server, administrator);
    await server.close();
    const restarted = await startTestServer({ stateDir: server.stateDir });
    const refused = await sendRefreshToken(restarted, refresh_token);
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Invalid refresh token");
  });
});

describe("signing out", () => {
  it("ends the session", async () => {
    const server = await startTestServer();
    const { refresh_token } = await signIn(server, administrator);
    const signedOut = await postForm(server, logoutPath, { refresh_token });
    expect(signedOut.status).toBe(204);
    expect(await signedOut.text()).toBe("");
    const refused = await sendRefreshToken(server, refresh_token);
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Session not active");
  });

  it("leaves another session of the same person alone", async () => {
    const server = await startTestServer();
    const { refresh_token } = await signIn(server, administrator);
    const other = await signIn(server, administrator);
    await postForm(server, logoutPath, { refresh_token });
    expect((await sendRefreshToken(server, other.refresh_token)).status).toBe(200);
  });

  it("may be said twice", async () => {
    const server = await startTestServer();
    const { refresh_token } = await signIn(server, administrator);
    await postForm(server, logoutPath, { refresh_token });
    expect((await postForm(server, logoutPath, { refresh_token })).status).toBe(204);
  });

  it.each([
    [{ refresh_token: "nonsense" }, "400 invalid_grant: Invalid refresh token"],
    [{}, "400 invalid_request: No refresh token"],
    [
      { client_id: "other", refresh_token: "nonsense" },
      "401 invalid_client: Invalid client or Invalid client credentials",
    ],
  ])("refuses %j", async (fields, refusal) => {
    const server = await startTestServer();
    expect(await oauthRefusalOf(await postForm(server, logoutPath, fields))).toBe(refusal);
  });

  it("takes more than to know the session, whose id is in every token answer", async () => {
    const server = await startTestServer();
    const { session_state, refresh_token } = await signIn(server, administrator);
    for (const guess of [session_state, `${session_state}.guessed`]) {
      const refused = await postForm(server, logoutPath, { refresh_token: guess });
      expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Invalid refresh token");
      await postForm(server, revokePath, { token: guess });
    }
    expect((await sendRefreshToken(server, refresh_token)).status).toBe(200);
  });

  it("works by revoking a token as well, of which an unknown one is nothing to talk about", async () => {
    const server = await startTestServer();
    const { refresh_token } = await signIn(server, administrator);
    expect((await postForm(server, revokePath, { token: "nonsense" })).status).toBe(200);
    expect((await postForm(server, revokePath, { token: refresh_token })).status).toBe(200);
    const refused = await sendRefreshToken(server, refresh_token);
    expect(await oauthRefusalOf(refused)).toBe("400 invalid_grant: Session not active");
  });
});

describe("discovery", () => {
  it("names the realm as the issuer, and every endpoint below it", async () => {
    const { origin } = await startTestServer();
    const issuer = `${origin}/realms/bookmore-admin`;
    const response = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/protocol/openid-connect/auth`,
      jwks_uri: `${issuer}/protocol/openid-connect/certs`,
      token_endpoint: `${issuer}/protocol/openid-connect/token`,
      end_session_endpoint: `${issuer}/protocol/openid-connect/logout`,
      revocation_endpoint: `${issuer}/protocol/openid-connect/revoke`,
      code_challenge_methods_supported: ["S256"],
      grant_types_supported: ["authorization_code", "refresh_token", "password"],
    });
  });
});
