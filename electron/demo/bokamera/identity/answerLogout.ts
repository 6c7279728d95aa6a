import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import { unknownClient } from "./answerToken.ts";
import { identityClientId } from "./identityPaths.ts";
import type { IdentityServices } from "./identityServices.ts";
import { oauthError } from "./oauthError.ts";
import { parseForm } from "./parseForm.ts";

/** `POST …/logout` with `client_id` and `refresh_token`: ends the session and all its tokens. */
export function answerLogout({ sessions }: IdentityServices, { body }: RouteRequest): Answer {
  const form = parseForm(body);
  if (form === null) return oauthError(400, "invalid_request", "duplicated parameter");
  const { client_id: clientId, refresh_token: refreshToken } = form;
  if (clientId !== identityClientId) return unknownClient();
  if (refreshToken === undefined) return oauthError(400, "invalid_request", "No refresh token");
  if (sessions.endByToken(refreshToken)) return nothingMore(204);
  return oauthError(400, "invalid_grant", "Invalid refresh token");
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
