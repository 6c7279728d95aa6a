import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import { unknownClient } from "./answerToken.ts";
import { identityClientId } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";
import { isLoopbackRedirect } from "./isLoopbackRedirect.ts";
import { messagePage } from "./loginPage.ts";
import { oauthError } from "./oauthError.ts";
import { parseForm } from "./parseForm.ts";

/** `POST …/logout` with `client_id` and `refresh_token`: ends the session, all its tokens with it. */
export function answerLogout({ sessions }: IdentityServices, { body }: RouteRequest): Answer {
  const form = parseForm(body);
  if (form === null) return oauthError(400, "invalid_request", "duplicated parameter");
  const { client_id: clientId, refresh_token: refreshToken } = form;
  if (clientId !== identityClientId) return unknownClient();
  if (refreshToken === undefined) return oauthError(400, "invalid_request", "No refresh token");
  if (sessions.endByToken(refreshToken)) return nothingMore(204);
  return oauthError(400, "invalid_grant", "Invalid refresh token");
}

/**
 * `GET …/logout`: ends the session of `id_token_hint` and leads back to
 * `post_logout_redirect_uri`, with `state`, where that is a program on this computer.
 */
export function answerEndSession(
  { sessions, idTokens }: IdentityServices,
  { query }: RouteRequest,
): Answer {
  const sessionId = idTokens.findSessionId(query.get("id_token_hint") ?? "");
  if (sessionId === null) return messagePage(400, "Invalid parameter: id_token_hint");
  const redirectUri = query.get("post_logout_redirect_uri");
  if (redirectUri !== null && !isLoopbackRedirect(redirectUri)) {
    return messagePage(400, "Invalid redirect uri");
  }
  sessions.endById(sessionId);
  if (redirectUri === null) return messagePage(200, "You are signed out.");
  const location = new URL(redirectUri);
  const state = query.get("state");
  if (state !== null) location.searchParams.set("state", state);
  return { ...nothingMore(302), headers: { "cache-control": "no-store", location: location.href } };
}

/** `POST …/revoke`: 200 for every token, known or not (RFC 7009, 2.2). */
export function answerRevoke({ sessions }: IdentityServices, { body }: RouteRequest): Answer {
  const form = parseForm(body);
  if (form === null) return oauthError(400, "invalid_request", "duplicated parameter");
  const { client_id: clientId, token } = form;
  if (clientId !== identityClientId) return unknownClient();
  if (token === undefined) return oauthError(400, "invalid_request", "Token not provided");
  sessions.endByToken(token);
  return nothingMore(200);
}

function nothingMore(status: number): Answer {
  return { status, headers: { "cache-control": "no-store" }, body: "" };
}
