import { describe, expect, it } from "vitest";
import { administrator, callApi } from "../../demo/bokameraClient.ts";
import { startTestServer } from "../../demo/startTestServer.ts";
import { NodeHttpClient } from "../../fakes/nodeHttpClient.ts";
import { someoneOf } from "./people.ts";
import {
  expectClosed,
  failure,
  never,
  realmOf,
  refreshTokenIn,
  startIdentity,
  tokensIn,
} from "./startIdentity.ts";

describe("signing in in the browser", () => {
  it("gives tokens that the API takes, until the time that the server tells", async () => {
    const demo = await startTestServer();
    const { server, clock } = startIdentity({ person: someoneOf(demo) });
    const { accessToken, expiresAtMs } = tokensIn(
      await server.signInInBrowser(realmOf(demo), never),
    );
    const me = await callApi(demo, "/users", { accessToken: accessToken.exposeText() });
    expect(await me.json()).toMatchObject({ Email: administrator });
    expect(expiresAtMs).toBe(clock.now() + 300_000);
    expect(clock.pendingTimers).toBe(0);
  });

  it("asks for a code with PKCE, and for no session that outlives its sign-out", async () => {
    const demo = await startTestServer();
    const identity = startIdentity({ person: someoneOf(demo) });
    await identity.server.signInInBrowser(realmOf(demo), never);
    const address = await identity.openedAddress();
    expect(`${address.origin}${address.pathname}`).toBe(
      `${realmOf(demo).issuer}/protocol/openid-connect/auth`,
    );
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: "code",
      client_id: realmOf(demo).clientId,
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/),
      scope: "openid",
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
  });

  it("ends on a page in the person's language that tells nobody anything", async () => {
    const demo = await startTestServer();
    const identity = startIdentity({ person: someoneOf(demo), locale: "sv" });
    await identity.server.signInInBrowser(realmOf(demo), never);
    const { status, headers, html } = await identity.lastPage();
    expect(status).toBe(200);
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain("<h1>Du är inloggad</h1>");
    expect(html).not.toMatch(/<script|https?:|code=|state=/);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("connection")).toBe("close");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src '${await hashOfStyle(html)}'`);
  });

  it("leaves no port open", async () => {
    const demo = await startTestServer();
    const identity = startIdentity({ person: someoneOf(demo) });
    await identity.server.signInInBrowser(realmOf(demo), never);
    await expectClosed(identity);
  });

  it("asks the server about itself once", async () => {
    const demo = await startTestServer();
    const http = new NodeHttpClient();
    const { server } = startIdentity({ person: someoneOf(demo), http });
    const first = await server.signInInBrowser(realmOf(demo), never);
    await server.signInInBrowser(realmOf(demo), never);
    await server.renew(realmOf(demo), "browser", refreshTokenIn(first));
    const asked = http.requests.filter(({ url }) => url.includes("/.well-known/"));
    expect(asked).toHaveLength(1);
  });

  it("asks the server about itself again after it failed", async () => {
    const demo = await startTestServer({ allowFaults: true });
    const fault = { route: `GET ${discoveryPath}`, kind: "html", times: 1 };
    await fetch(`${demo.origin}/__faults`, { method: "POST", body: JSON.stringify(fault) });
    const { server } = startIdentity({ person: someoneOf(demo) });
    expect(await server.signInInBrowser(realmOf(demo), never)).toEqual(
      failure("unexpected-answer", { reason: "not-json", status: 200 }),
    );
    tokensIn(await server.signInInBrowser(realmOf(demo), never));
  });

  it("says that the server is not there", async () => {
    const demo = await startTestServer();
    await demo.close();
    const { server, opened } = startIdentity();
    const failed = await server.signInInBrowser(realmOf(demo), never);
    expect(failed).toEqual(failure("unreachable", { host: new URL(demo.origin).host }));
    expect(opened).toEqual([]);
  });
});

const discoveryPath = "/realms/bookmore-admin/.well-known/openid-configuration";

async function hashOfStyle(html: string): Promise<string> {
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  return `sha256-${Buffer.from(digest).toString("base64")}`;
}
