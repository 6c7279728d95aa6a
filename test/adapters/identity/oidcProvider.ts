import { createServer } from "node:http";
import type { Configuration } from "oidc-provider";
import { onTestFinished, vi } from "vitest";
import { clientId } from "../../demo/bokameraClient.ts";

const realmPath = "/realms/bookmore-admin";

interface OidcProvider {
  readonly origin: string;
  /** What it noticed going wrong inside itself. */
  readonly serverErrors: readonly Error[];
}

/**
 * A certified OpenID provider that somebody else has written, where our demo server has its realm.
 * Its login page takes every name with every password, and asks for consent on a second page. Gone
 * with the test that asked for it.
 */
export async function startOidcProvider(): Promise<OidcProvider> {
  keepQuiet();
  const { default: Provider } = await import("oidc-provider");
  const http = createServer();
  await new Promise<void>((resolve) => http.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  const origin = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(`${origin}${realmPath}`, configuration);
  const serverErrors: Error[] = [];
  provider.on("server_error", (_ctx, error) => serverErrors.push(error));
  const answer = provider.callback();
  http.on("request", (request, response) => {
    // As web frameworks mount it: it finds its own paths in `url`, and its mount in `originalUrl`.
    const { url = "" } = request;
    // A browser asks for an icon, too, which is none of the provider's business.
    if (!url.startsWith(realmPath)) return void response.writeHead(404).end();
    Object.assign(request, { originalUrl: url, url: url.slice(realmPath.length) });
    void answer(request, response);
  });
  onTestFinished(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  return { origin, serverErrors };
}

const configuration: Configuration = {
  clients: [
    {
      client_id: clientId,
      application_type: "native",
      token_endpoint_auth_method: "none",
      redirect_uris: ["http://127.0.0.1/signed-in"],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
    },
  ],
  cookies: { keys: ["a key for cookies in tests"] },
  features: { revocation: { enabled: true } },
  // Like Keycloak: for every session, not only for those that ask for `offline_access`.
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
};

/** It warns of everything that a real one would do otherwise, and of our Node, as it is loaded. */
function keepQuiet(): void {
  for (const method of ["warn", "info"] as const) {
    const spy = vi.spyOn(console, method).mockImplementation(() => {});
    onTestFinished(() => spy.mockRestore());
  }
}
