import { type Answer, jsonAnswer } from "../../answer.ts";
import type { Routes } from "../../routes.ts";
import { answerAuth, answerLogin } from "./answerAuth.ts";
import { answerEndSession } from "./answerEndSession.ts";
import { answerLogout, answerRevoke } from "./answerLogout.ts";
import { answerToken } from "./answerToken.ts";
import { identityPaths } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";

/** The identity server that BokaMera signs people in with: a Keycloak with one realm. */
export function identityRoutes(services: IdentityServices): Routes {
  return {
    [`GET ${identityPaths.discovery}`]: () => answerDiscovery(services),
    [`GET ${identityPaths.certs}`]: () => jsonAnswer(200, services.idTokens.keySet()),
    [`GET ${identityPaths.auth}`]: (request) => answerAuth(services, request),
    [`POST ${identityPaths.auth}`]: (request) => answerLogin(services, request),
    [`POST ${identityPaths.token}`]: (request) => answerToken(services, request),
    [`GET ${identityPaths.logout}`]: (request) => answerEndSession(services, request),
    [`POST ${identityPaths.logout}`]: (request) => answerLogout(services, request),
    [`POST ${identityPaths.revoke}`]: (request) => answerRevoke(services, request),
  };
}

/** The discovery document: what this realm can do, and where. */
function answerDiscovery({ origin }: IdentityServices): Answer {
  return jsonAnswer(200, {
    issuer: `${origin}${identityPaths.realm}`,
    authorization_endpoint: `${origin}${identityPaths.auth}`,
    token_endpoint: `${origin}${identityPaths.token}`,
    end_session_endpoint: `${origin}${identityPaths.logout}`,
    revocation_endpoint: `${origin}${identityPaths.revoke}`,
    jwks_uri: `${origin}${identityPaths.certs}`,
    grant_types_supported: ["authorization_code", "refresh_token", "password"],
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    code_challenge_methods_supported: ["S256"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: ["none"],
    scopes_supported: ["openid", "email", "profile"],
  });
}
