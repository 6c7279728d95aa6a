import type { AppError } from "../../shared/appError.ts";
import type { SignInAccount } from "../../shared/connection.ts";
import type { Result } from "../../shared/result.ts";
import type { Secret } from "./secret.ts";

/** What an identity server gives out. */
export interface SignInTokens {
  readonly accessToken: Secret;
  /** null when the server gives none: then the session ends with the access token. */
  readonly refreshToken: Secret | null;
  /** Milliseconds since the epoch; null when the server does not say. */
  readonly expiresAtMs: number | null;
}

/** Where people sign in: an OpenID Connect issuer and our public client there. */
export interface IdentityRealm {
  /** `https://identity.bookmore.com/realms/bookmore-admin` */
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * An identity server. The endpoints of the password way are the documented ones of Keycloak below
 * the issuer; those of the browser way are what the issuer's discovery document says.
 */
export interface IdentityServer {
  /** `sign-in-refused` for a wrong password. */
  signInWithPassword(
    realm: IdentityRealm,
    credentials: { readonly email: string; readonly password: Secret },
  ): Promise<Result<SignInTokens, AppError>>;
  /**
   * Opens the system browser and waits, five minutes at most, for it to come back to a port of
   * this computer: authorization code with PKCE (RFC 8252). Given up once `givenUp` settles, and
   * `connecting-cancelled` then.
   */
  signInInBrowser(
    realm: IdentityRealm,
    givenUp: Promise<void>,
  ): Promise<Result<SignInTokens, AppError>>;
  /** `signed-out` when the session is over. A refresh token may be good for one renewal only. */
  renew(
    realm: IdentityRealm,
    way: SignInAccount["way"],
    refreshToken: Secret,
  ): Promise<Result<SignInTokens, AppError>>;
  /** Ends the session and all its tokens; `signed-out` when it was over already. */
  endSession(
    realm: IdentityRealm,
    way: SignInAccount["way"],
    refreshToken: Secret,
  ): Promise<Result<void, AppError>>;
}
