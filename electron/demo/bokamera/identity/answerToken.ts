import { assertNever } from "../../../../shared/assertNever.ts";
import { type Answer, jsonAnswer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import type { CodeRefusal } from "./authorizationCodes.ts";
import { identityClientId } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";
import { oauthError } from "./oauthError.ts";
import { parseForm } from "./parseForm.ts";
import {
  accessTokenSeconds,
  type IssuedTokens,
  type RefreshRefusal,
  refreshTokenSeconds,
} from "./sessions.ts";

type Form = Readonly<Record<string, string>>;

/**
 * `POST …/token`: tokens for a password, for a refresh token, or for the code that the login page
 * gave out; with Keycloak's own refusals. Those who ask for `openid` get an ID token too.
 */
export function answerToken(services: IdentityServices, { body }: RouteRequest): Answer {
  const form = parseForm(body);
  if (form === null) return oauthError(400, "invalid_request", "duplicated parameter");
  const { grant_type: grantType, client_id: clientId } = form;
  if (grantType === undefined) {
    return oauthError(400, "invalid_request", "Missing form parameter: grant_type");
  }
  if (clientId !== identityClientId) return unknownClient();
  switch (grantType) {
    case "password":
      return grantByPassword(services, form);
    case "refresh_token":
      return grantByRefreshToken(services, form);
    case "authorization_code":
      return grantByCode(services, form);
    default:
      return oauthError(400, "unsupported_grant_type", "Unsupported grant_type");
  }
}

export function unknownClient(): Answer {
  return oauthError(401, "invalid_client", "Invalid client or Invalid client credentials");
}

function grantByPassword(services: IdentityServices, form: Form): Answer {
  const { username, password = "", scope = "" } = form;
  if (username === undefined) {
    return oauthError(401, "invalid_request", "Missing parameter: username");
  }
  const user = services.users.findUser(username, password);
  if (user === null) return oauthError(401, "invalid_grant", "Invalid user credentials");
  return tokenAnswer(services, services.sessions.start(user, grantedScope(scope)), null);
}

function grantByCode(services: IdentityServices, form: Form): Answer {
  const { code, redirect_uri: redirectUri, code_verifier: codeVerifier } = form;
  if (code === undefined) return oauthError(400, "invalid_request", "Missing parameter: code");
  const redeemed = services.codes.redeem(code, { redirectUri, codeVerifier });
  if (!redeemed.ok) return oauthError(400, "invalid_grant", codeRefusalText(redeemed.error));
  const { user, request } = redeemed.value;
  const issued = services.sessions.start(user, grantedScope(request.scope));
  return tokenAnswer(services, issued, request.nonce);
}

function codeRefusalText(refusal: CodeRefusal): string {
  switch (refusal) {
    case "unknown":
      return "Code not valid";
    case "wrong-redirect":
      return "Incorrect redirect_uri";
    case "no-verifier":
      return "PKCE code verifier not specified";
    case "wrong-verifier":
      return "PKCE verification failed: Code mismatch";
    default:
      return assertNever(refusal);
  }
}

function grantByRefreshToken(services: IdentityServices, form: Form): Answer {
  const { refresh_token: refreshToken } = form;
  if (refreshToken === undefined) return oauthError(400, "invalid_request", "No refresh token");
  const issued = services.sessions.refresh(refreshToken);
  if (issued.ok) return tokenAnswer(services, issued.value, null);
  return oauthError(400, "invalid_grant", refreshRefusalText(issued.error));
}

function refreshRefusalText(refusal: RefreshRefusal): string {
  switch (refusal) {
    case "unknown":
      return "Invalid refresh token";
    case "expired":
      return "Token is not active";
    case "ended":
      return "Session not active";
    case "reused":
      return "Maximum allowed refresh token reuse exceeded";
    default:
      return assertNever(refusal);
  }
}

/** What everybody gets, and `openid` for those who ask; other words are left out. */
function grantedScope(asked: string): string {
  return asked.split(" ").includes("openid") ? "openid email profile" : "email profile";
}

function tokenAnswer(
  { idTokens }: IdentityServices,
  issued: IssuedTokens,
  nonce: string | null,
): Answer {
  const isOpenId = issued.scope.split(" ").includes("openid");
  return jsonAnswer(200, {
    access_token: issued.accessToken,
    expires_in: accessTokenSeconds,
    refresh_expires_in: refreshTokenSeconds,
    refresh_token: issued.refreshToken,
    token_type: "Bearer",
    "not-before-policy": 0,
    session_state: issued.sessionId,
    scope: issued.scope,
    ...(isOpenId ? { id_token: idTokens.issue(issued, nonce) } : {}),
  });
}
