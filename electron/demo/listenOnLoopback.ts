import { once } from "node:events";
import { createServer, type Server } from "node:http";

/**
 * Listens on 127.0.0.1, never on an address that another computer can reach.
 *
 * @param wantedPort 0 picks a free one. Rejects with Node's own error (`EADDRINUSE`) when taken.
 */
export async function listenOnLoopback(
  wantedPort: number,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 });
  server.listen({ host: "127.0.0.1", port: wantedPort });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  return { server, port: address.port };
}

/** Frees the port at once: requests under way are cut, as by a server that went down. */
export async function stopListening(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
