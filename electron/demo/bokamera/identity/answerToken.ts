import { assertNever } from "../../../../shared/assertNever.ts";
import { type Answer, jsonAnswer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
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

/** `POST …/token`: tokens for a password or for a refresh token, with Keycloak's own refusals. */
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
    default:
      return oauthError(400, "unsupported_grant_type", "Unsupported grant_type");
  }
}

export function unknownClient(): Answer {
  return oauthError(401, "invalid_client", "Invalid client or Invalid client credentials");
}

function grantByPassword({ users, sessions }: IdentityServices, form: Form): Answer {
  const { username, password = "", scope = "" } = form;
  if (username === undefined) {
    return oauthError(401, "invalid_request", "Missing parameter: username");
  }
  const user = users.findUser(username, password);
  if (user === null) return oauthError(401, "invalid_grant", "Invalid user credentials");
  return tokenAnswer(sessions.start(user, grantedScope(scope)));
}

function grantByRefreshToken({ sessions }: IdentityServices, form: Form): Answer {
  const { refresh_token: refreshToken } = form;
  if (refreshToken === undefined) return oauthError(400, "invalid_request", "No refresh token");
  const issued = sessions.refresh(refreshToken);
  if (issued.ok) return tokenAnswer(issued.value);
  return oauthError(400, "invalid_grant", refusalText(issued.error));
}

function refusalText(refusal: RefreshRefusal): string {
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

function tokenAnswer(issued: IssuedTokens): Answer {
  return jsonAnswer(200, {
    access_token: issued.accessToken,
    expires_in: accessTokenSeconds,
    refresh_expires_in: refreshTokenSeconds,
    refresh_token: issued.refreshToken,
    token_type: "Bearer",
    "not-before-policy": 0,
    session_state: issued.sessionId,
    scope: issued.scope,
  });
}
