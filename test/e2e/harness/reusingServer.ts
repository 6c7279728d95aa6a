import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

export interface ReusingServer {
  readonly origin: string;
  readonly adminToken: string;
  /** The requests that came, `POST /portal/live/api-keys/ari-post/reveal`. */
  readonly requests: readonly string[];
  /** From now on a POST is taken and its connection cut; when `isGone` nobody listens after it. */
  cutPosts(isGone: boolean): void;
  stop(): void;
}

const key = {
  id: "ari-post",
  group: "ari",
  name: "Post",
  maskedKey: "••••1f9c",
  lastUsed: null,
  created: "2026-01-04T09:00:00Z",
  version: "7",
};

/** A Bakuun that keeps every connection open for more, whatever its client asks for. */
export async function startReusingServer(): Promise<ReusingServer> {
  const requests: string[] = [];
  let cuts: "none" | "posts" | "posts-and-goes" = "none";
  const answer = (socket: Socket, request: string) => {
    requests.push(request);
    const isPost = request.startsWith("POST");
    if (isPost && cuts === "posts-and-goes") server.close();
    if (isPost && cuts !== "none") return socket.destroy();
    return socket.write(withLength(isPost ? { key: "a".repeat(48) } : answerTo(request)));
  };
  const server: Server = createServer((socket) => {
    // Each of these requests fits into one packet.
    socket.on("data", (bytes) => answer(socket, / *(\w+ \S+)/.exec(String(bytes))?.[1] ?? "?"));
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    adminToken: "any-token-does",
    requests,
    cutPosts: (isGone) => {
      cuts = isGone ? "posts-and-goes" : "posts";
    },
    stop: () => server.close(),
  };
}

function answerTo(request: string): object {
  return request.endsWith("/whoami") ? { name: "Grand", roles: ["admin"] } : { keys: [key] };
}

function withLength(json: object): string {
  const body = JSON.stringify(json);
  const head = [
    "HTTP/1.1 200 OK",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: keep-alive",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
