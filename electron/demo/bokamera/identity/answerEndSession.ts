import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import type { IdentityServices } from "./identityServices.ts";
import { isLoopbackRedirect } from "./isLoopbackRedirect.ts";
import { messagePage } from "./loginPage.ts";

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
  const headers = { "cache-control": "no-store", location: location.href };
  return { status: 302, headers, body: "" };
}
