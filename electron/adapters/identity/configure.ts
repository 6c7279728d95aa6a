import {
  allowInsecureRequests,
  type ClientMetadata,
  Configuration,
  type CustomFetch,
  clockTolerance,
  customFetch,
  None,
  type ServerMetadata,
} from "openid-client";
import type { IdentityRealm } from "../../core/identityServer.ts";

/**
 * A day, so that nobody is kept out by a computer whose clock is set to another time zone. An ID
 * token is fresh because it holds the nonce of this very sign-in, not because of its times.
 */
const clockToleranceSeconds = 86_400;

const publicClient: Partial<ClientMetadata> = { [clockTolerance]: clockToleranceSeconds };

/** openid-client for a public client of one server, by our own HTTP. */
export function configure(
  fetch: CustomFetch,
  { clientId }: IdentityRealm,
  server: ServerMetadata,
): Configuration {
  const configuration = new Configuration(server, clientId, publicClient, None());
  configuration[customFetch] = fetch;
  // SECURITY: our HTTP is stricter than what is switched off here: http to this computer only.
  allowInsecureRequests(configuration);
  return configuration;
}
