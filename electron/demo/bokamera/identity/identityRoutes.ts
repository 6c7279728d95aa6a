import { type Answer, jsonAnswer } from "../../answer.ts";
import type { Routes } from "../../routes.ts";
import { answerLogout, answerRevoke } from "./answerLogout.ts";
import { answerToken } from "./answerToken.ts";
import { identityPaths } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";

/** The identity server that BokaMera signs people in with: a Keycloak with one realm. */
export function identityRoutes(services: IdentityServices): Routes {
  return {
    [`GET ${identityPaths.discovery}`]: () => answerDiscovery(services),
    [`POST ${identityPaths.token}`]: (request) => answerToken(services, request),
    [`POST ${identityPaths.logout}`]: (request) => answerLogout(services, request),
    [`POST ${identityPaths.revoke}`]: (request) => answerRevoke(services, request),
  };
}

/** The discovery document: what this realm can do, and where. */
function answerDiscovery({ origin }: IdentityServices): Answer {
  return jsonAnswer(200, {
    issuer: `${origin}${identityPaths.realm}`,
    token_endpoint: `${origin}${identityPaths.token}`,
    end_session_endpoint: `${origin}${identityPaths.logout}`,
    revocation_endpoint: `${origin}${identityPaths.revoke}`,
    grant_types_supported: ["refresh_token", "password"],
    token_endpoint_auth_methods_supported: ["none"],
    scopes_supported: ["openid", "email", "profile"],
  });
}
