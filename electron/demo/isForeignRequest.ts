import type { IncomingMessage } from "node:http";
import { identityPaths } from "./bokamera/identity/identityPaths.ts";

/**
 * Whether a request did not come from a program on this computer that means this server.
 *
 * SECURITY: a page in a browser can reach a loopback port too. It always sends `Origin` when it
 * posts, and by DNS rebinding it sends a foreign `Host`; neither has any business here. The one
 * page that has is our own login page, and its form goes to one path.
 */
export function isForeignRequest(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host?.toLowerCase();
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  const isLoginForm = request.method === "POST" && pathOf(request) === identityPaths.auth;
  return !isLoginForm || origin !== `http://${host}`;
}

function pathOf({ url = "" }: IncomingMessage): string | undefined {
  return url.split("?", 1)[0];
}
