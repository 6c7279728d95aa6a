import { once } from "node:events";
import { createServer } from "node:https";

/** Made for these tests and used nowhere else; it is no secret. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWsonlzINEvoF4sOj
FDHzbF+Tqqa6h06YqR8W20oXGCahRANCAAQwC0dq43t+BhPgkFiWvjB8sVQoAnZ5
3/WMSx+SLnfrY/FzpX+na2pnJkSJ5m7krHoY2VyaUbVpmY8tfjNTmwVm
-----END PRIVATE KEY-----
`;

/** For 127.0.0.1, signed by itself. */
const cert = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUP8rFBZ3kFl8Nz9Zlyl4m+FS8Oi0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDIyMTYxNloYDzIxMjYxMDMx
MjIxNjE2WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQwC0dq43t+BhPgkFiWvjB8sVQoAnZ53/WMSx+SLnfrY/FzpX+na2pn
JkSJ5m7krHoY2VyaUbVpmY8tfjNTmwVmo2QwYjAdBgNVHQ4EFgQU4ObIhF26cdSr
hzbKpbPxbgrzeQEwHwYDVR0jBBgwFoAU4ObIhF26cdSrhzbKpbPxbgrzeQEwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQCaT6+Wt/gtR1C7mTMEN9w504/9M3QMjsPFpKshVpxzfAIgT+jLK1D22hs5WrqQ
yCjAwvvjqEW0YTvR2698ufg3KTQ=
-----END CERTIFICATE-----
`;

export interface SelfSignedServer {
  /** `https://127.0.0.1:PORT` */
  readonly origin: string;
  /** How many connections have begun. */
  connections(): number;
  /** How many requests have come through. */
  requests(): number;
  stop(): Promise<void>;
}

/** A server that nobody vouches for. */
export async function startSelfSignedServer(): Promise<SelfSignedServer> {
  let connections = 0;
  let requests = 0;
  const server = createServer({ key, cert }, (_request, response) => {
    requests += 1;
    response.end("{}");
  });
  server.on("connection", () => {
    connections += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  return {
    origin: `https://127.0.0.1:${address.port}`,
    connections: () => connections,
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
