import { once } from "node:events";
import { createServer, request } from "node:http";

/**
 * Stands between the app and a server and remembers when the answers for one path were complete.
 *
 * @param {string} target `http://127.0.0.1:PORT`
 * @param {string} watchedPath
 */
export async function startWatchingProxy(target, watchedPath) {
  const { host, hostname, port } = new URL(target);
  let answeredAt = 0;
  const server = createServer((incoming, outgoing) => {
    const { method, url: to = "", headers } = incoming;
    const order = { hostname, port, method, path: to, headers: { ...headers, host } };
    const forwarded = request(order, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on("end", () => {
        if (to.split("?")[0] === watchedPath) {
          answeredAt = performance.timeOrigin + performance.now();
        }
      });
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const ownPort = typeof address === "object" ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${ownPort}`,
    /** Milliseconds since the epoch; 0 before the first. */
    answeredAt: () => answeredAt,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
