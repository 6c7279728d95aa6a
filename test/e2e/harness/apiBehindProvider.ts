import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { accessTokenOf } from "./askBokamera.ts";
import type { BokameraUser, RunningDemoServer } from "./demoServer.ts";

export interface ApiBehindProvider {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * The demo server's API for people who sign in at another identity server: a token that the issuer
 * knows stands for `user`, any other gets the platform's own 401.
 */
export async function startApiBehindProvider(
  server: RunningDemoServer,
  { issuer, user }: { readonly issuer: string; readonly user: BokameraUser },
): Promise<ApiBehindProvider> {
  const ownToken = await accessTokenOf(server, user);
  const front = createServer(async (incoming, outgoing) => {
    const isOpen = incoming.url === "/version";
    const authorization = isOpen || (await isKnown(issuer, incoming)) ? `Bearer ${ownToken}` : "";
    const answer = await fetch(`${server.origin}${incoming.url}`, {
      method: incoming.method ?? "GET",
      headers: { accept: "application/json", authorization },
    });
    const contentType = answer.headers.get("content-type") ?? "text/plain";
    outgoing.writeHead(answer.status, { "content-type": contentType });
    outgoing.end(await answer.text());
  });
  front.listen({ host: "127.0.0.1", port: 0 });
  await once(front, "listening");
  const address = front.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      front.closeAllConnections();
      front.close();
      await once(front, "close");
    },
  };
}

async function isKnown(issuer: string, { headers }: IncomingMessage): Promise<boolean> {
  const { authorization } = headers;
  if (authorization === undefined) return false;
  return (await fetch(`${issuer}/me`, { headers: { authorization } })).ok;
}
