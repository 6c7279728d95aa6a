import { type Answer, errorAnswer } from "../answer.ts";
import type { RouteHandler, RouteRequest } from "../routes.ts";
import { secretsEqual } from "../secretsEqual.ts";
import type { BakuunTokens } from "./bakuunServices.ts";

export type BakuunRole = "admin" | "viewer";

/** Lets those in who hold one of the roles; 401 for strangers, 403 for the others. */
export function forRoles(
  tokens: BakuunTokens,
  roles: readonly BakuunRole[],
  handler: (request: RouteRequest, role: BakuunRole) => Answer,
): RouteHandler {
  return (request) => {
    const role = findRole(tokens, request.header("authorization") ?? "");
    if (role === null) {
      const headers = { "www-authenticate": "Bearer" };
      return errorAnswer(401, "unauthorized", "A valid bearer token is needed.", headers);
    }
    if (!roles.includes(role)) {
      return errorAnswer(403, "forbidden", "This needs the role admin.");
    }
    return handler(request, role);
  };
}

function findRole(tokens: BakuunTokens, authorization: string): BakuunRole | null {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) return null;
  if (secretsEqual(token, tokens.admin)) return "admin";
  return secretsEqual(token, tokens.viewer) ? "viewer" : null;
}
