import type { IncomingMessage } from "node:http";

/**
 * Whether a request did not come from a program on this computer that means this server.
 *
 * SECURITY: a page in a browser can reach a loopback port too. It always sends `Origin` when it
 * posts, and by DNS rebinding it sends a foreign `Host`; neither has any business here.
 */
export function isForeignRequest(request: IncomingMessage, port: number): boolean {
  if (request.headers.origin !== undefined) return true;
  const host = request.headers.host?.toLowerCase();
  return host !== `127.0.0.1:${port}` && host !== `localhost:${port}`;
}
