import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import { returnPageHeaders } from "./returnPage.ts";

const returnPath = "/signed-in";

/** The way back from the browser: a port of this computer that takes one answer (RFC 8252, 7.3). */
export interface BrowserReturn {
  /** Where the browser is to come back to, `http://127.0.0.1:51234/signed-in`. */
  readonly redirectUri: string;
  /** The address with which it came back; the browser waits for its page meanwhile. */
  readonly arrived: Promise<URL>;
  /** Shows a page to the browser that came back, if it did, and frees the port. */
  readonly close: (page: string) => Promise<void>;
}

/**
 * Opens a way back on a free port.
 *
 * @param state what the address must hold; only the browser that was sent away knows it.
 */
export async function listenForReturn(state: string): Promise<BrowserReturn> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 });
  // SECURITY: an address that no other computer can reach.
  server.listen({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  // A connection that could not be taken; another may be.
  server.on("error", () => {});
  const origin = `http://${hostOf(server)}`;
  let waiting: ServerResponse | null = null;
  const arrived = new Promise<URL>((resolve) => {
    server.on("request", (request, response) => {
      const parsed = parseReturn(request, { origin, state });
      if (typeof parsed === "number") {
        refuse(response, parsed);
      } else if (waiting !== null) {
        refuse(response, 409);
      } else {
        waiting = response;
        resolve(parsed);
      }
    });
  });
  const close = async (page: string) => {
    if (waiting !== null) await answer(waiting, page);
    const closed = once(server, "close");
    server.close();
    // Browsers hold connections open on which they have not asked for anything.
    server.closeAllConnections();
    await closed;
  };
  return { redirectUri: `${origin}${returnPath}`, arrived, close };
}

/** The address of the browser that we wait for, or the status with which another is refused. */
function parseReturn(
  { method, url: target = "", headers }: IncomingMessage,
  { origin, state }: { readonly origin: string; readonly state: string },
): URL | number {
  const url = URL.parse(target, origin);
  // SECURITY: a page of others that has pointed a name of its own to this computer says so here.
  if (url === null || `http://${headers.host}` !== origin || url.origin !== origin) return 400;
  if (url.pathname !== returnPath) return 404;
  if (method !== "GET") return 405;
  // SECURITY: whoever finds the port must not be able to end the sign-in, or to sign in as another.
  const isOwn = url.searchParams.getAll("state").join() === state;
  return isOwn ? url : 400;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  response.end("Keyrack is not waiting for this.\n");
}

async function answer(response: ServerResponse, page: string): Promise<void> {
  response.writeHead(200, returnPageHeaders);
  response.end(page);
  try {
    await finished(response);
  } catch {
    // The person has closed the window; they see in the app how it ended.
  }
}

function hostOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  return `${address.address}:${address.port}`;
}
