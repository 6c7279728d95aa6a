import { z } from "zod";
import type { IdentityRealm } from "../../core/identityServer.ts";
import { isSafeUrl } from "../../core/isSafeUrl.ts";

const endpoint = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && isSafeUrl(url);
});

/** What we read of a discovery document; the rest of it is dropped. */
export const serverMetadataSchema = z.object({
  issuer: z.string(),
  token_endpoint: endpoint,
  authorization_endpoint: endpoint.exactOptional(),
  revocation_endpoint: endpoint.exactOptional(),
  end_session_endpoint: endpoint.exactOptional(),
  response_types_supported: z.array(z.string()).default([]),
  grant_types_supported: z.array(z.string()).default(["authorization_code"]),
  code_challenge_methods_supported: z.array(z.string()).default([]),
  id_token_signing_alg_values_supported: z.array(z.string()).default(["RS256"]),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/** Where an identity server's endpoints are and what they offer. */
export type ServerMetadata = Readonly<z.infer<typeof serverMetadataSchema>>;

/** What it takes to renew a session, and to end it. */
export type SessionEndpoints = Pick<
  ServerMetadata,
  "issuer" | "token_endpoint" | "revocation_endpoint" | "end_session_endpoint"
>;

/** The endpoints that Keycloak documents, below the issuer; the password way needs no others. */
export function documentedEndpoints(issuer: string): SessionEndpoints {
  const protocol = `${issuer}/protocol/openid-connect`;
  return {
    issuer,
    token_endpoint: `${protocol}/token`,
    end_session_endpoint: `${protocol}/logout`,
  };
}

/**
 * Whether a person may sign in in the browser: on a page of the identity server itself, by a code,
 * protected by PKCE with SHA-256.
 */
export function offersBrowserSignIn(
  { issuer }: Pick<IdentityRealm, "issuer">,
  metadata: ServerMetadata,
): boolean {
  return (
    metadata.authorization_endpoint !== undefined &&
    // SECURITY: a page elsewhere would ask for this password, and nobody confirmed that address.
    URL.parse(metadata.authorization_endpoint)?.origin === URL.parse(issuer)?.origin &&
    metadata.response_types_supported.includes("code") &&
    metadata.grant_types_supported.includes("authorization_code") &&
    metadata.code_challenge_methods_supported.includes("S256")
  );
}
