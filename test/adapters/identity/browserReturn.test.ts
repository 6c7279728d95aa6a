import { once } from "node:events";
import { request as sendRaw } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { startTestServer } from "../../demo/startTestServer.ts";
import { HttpWithHooks } from "./httpWithHooks.ts";
import { signInAt } from "./people.ts";
import { never, realmOf, startIdentity, tokensIn } from "./startIdentity.ts";

describe("the port that waits for the browser", () => {
  const startWaiting = async () => {
    const demo = await startTestServer();
    const identity = startIdentity();
    const signIn = identity.server.signInInBrowser(realmOf(demo), never);
    const address = await identity.openedAddress();
    const signInByHand = async () => {
      const page = await signInAt(demo, address);
      return { page, tokens: await signIn };
    };
    return { redirectUri: await identity.redirectUri(), state: stateOf(address), signInByHand };
  };

  it("refuses what is not the answer, and goes on waiting", async () => {
    const { redirectUri, state, signInByHand } = await startWaiting();
    const answer = `/signed-in?code=a-code&state=${state}`;
    const { port } = redirectUri;
    const refused: readonly (readonly [number, Odd])[] = [
      [404, { path: "/favicon.ico" }],
      [400, { path: "/signed-in" }],
      [400, { path: "/signed-in?code=a-code" }],
      [400, { path: "/signed-in?code=a-code&state=guessed" }],
      [400, { path: `/signed-in?code=a-code&state=${state}&state=${state}` }],
      [400, { path: "/signed-in?error=access_denied" }],
      [400, { path: `http://evil.example${answer}` }],
      [400, { path: `//evil.example${answer}` }],
      [405, { path: answer, method: "POST" }],
      [405, { path: answer, method: "HEAD" }],
      [405, { path: answer, method: "OPTIONS" }],
      [400, { path: answer, host: `localhost:${port}` }],
      [400, { path: answer, host: `rebound.example:${port}` }],
      [400, { path: answer, host: "127.0.0.1" }],
    ];
    for (const [status, odd] of refused) {
      const expected = { odd, status, contentType: "text/plain; charset=utf-8" };
      expect({ odd, ...(await sendTo(redirectUri, odd)) }).toEqual(expected);
    }
    const { page, tokens } = await signInByHand();
    expect(page.html).toContain("You are signed in");
    tokensIn(tokens);
  });

  it("takes one answer, and no second while the first is looked at", async () => {
    const demo = await startTestServer();
    const http = new HttpWithHooks();
    const identity = startIdentity({ http });
    const statuses: number[] = [];
    http.onAnswer = async ({ form }) => {
      if (form === undefined) return null;
      const state = stateOf(await identity.openedAddress());
      const path = `/signed-in?code=another-code&state=${state}`;
      statuses.push((await sendTo(await identity.redirectUri(), { path })).status);
      return null;
    };
    const signIn = identity.server.signInInBrowser(realmOf(demo), never);
    const page = await signInAt(demo, await identity.openedAddress());
    tokensIn(await signIn);
    expect(page.status).toBe(200);
    expect(statuses).toEqual([409]);
  });

  it("is freed though a browser holds a connection on which it asks for nothing", async () => {
    const { redirectUri, signInByHand } = await startWaiting();
    const idle = connect({ host: "127.0.0.1", port: Number(redirectUri.port) });
    const ended = once(idle, "close");
    await once(idle, "connect");
    tokensIn((await signInByHand()).tokens);
    await ended;
  });

  it("is on this computer's own address only", async () => {
    const { redirectUri, signInByHand } = await startWaiting();
    expect(redirectUri.hostname).toBe("127.0.0.1");
    await expect(fetch(`http://[::1]:${redirectUri.port}/`)).rejects.toThrow();
    tokensIn((await signInByHand()).tokens);
  });
});

function stateOf(address: URL): string {
  return address.searchParams.get("state") ?? "";
}

interface Odd {
  readonly path: string;
  readonly method?: string;
  readonly host?: string;
}

/** Sends what no well-behaved browser would send. */
function sendTo(
  { port }: URL,
  { path, method = "GET", host }: Odd,
): Promise<{ readonly status: number; readonly contentType: string }> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const request = sendRaw({ host: "127.0.0.1", port, path, method, headers, agent: false });
    request.on("error", reject);
    request.on("response", (response) => {
      response.resume();
      const contentType = response.headers["content-type"] ?? "";
      resolve({ status: response.statusCode ?? 0, contentType });
    });
    request.end();
  });
}
