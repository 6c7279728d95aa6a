import type { TokenEndpointResponse } from "openid-client";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { SignInTokens } from "../../core/identityServer.ts";
import { Secret } from "../../core/secret.ts";

/** What may stand in an `Authorization` header (RFC 6750, 2.1, and a little more). */
const printable = /^[\x21-\x7e]+$/;

/**
 * The tokens of an answer that openid-client has checked.
 *
 * @param askedAtMs from when the server's `expires_in` surely counts, or later.
 */
export function parseTokens(
  answer: TokenEndpointResponse,
  askedAtMs: number,
): Result<SignInTokens, AppError> {
  const { access_token, refresh_token, expires_in, token_type } = answer;
  if (token_type !== "bearer" || !printable.test(access_token)) {
    return err({ kind: "unexpected-answer", reason: "wrong-shape", status: 200 });
  }
  return ok({
    accessToken: new Secret(access_token),
    refreshToken: refresh_token === undefined ? null : new Secret(refresh_token),
    expiresAtMs: expires_in === undefined ? null : askedAtMs + expires_in * 1_000,
  });
}
