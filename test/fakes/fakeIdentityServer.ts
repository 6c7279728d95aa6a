import type {
  IdentityRealm,
  IdentityServer,
  SignInTokens,
} from "../../electron/core/identityServer.ts";
import { Secret } from "../../electron/core/secret.ts";
import type { AppError } from "../../shared/appError.ts";
import type { SignInWay } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/**
 * An identity server in memory, whose refresh tokens are good for one renewal each. The tokens
 * are called `access-1`, `refresh-1` and so on.
 */
export class FakeIdentityServer implements IdentityServer {
  failure: AppError | null = null;
  /** Milliseconds since the epoch at which tokens end; null for never. */
  expiresAtMs: number | null = null;
  givesRefreshTokens = true;
  /** Waited for before a sign-in or a renewal is answered. */
  gate: Promise<void> = Promise.resolve();
  readonly signIns: Array<{ readonly realm: IdentityRealm; readonly who: string }> = [];
  readonly renewals: string[] = [];
  readonly ended: string[] = [];
  #issued = 0;
  #valid: string | null = null;

  async signInWithPassword(
    realm: IdentityRealm,
    { email, password }: { readonly email: string; readonly password: Secret },
  ): Promise<Result<SignInTokens, AppError>> {
    this.signIns.push({ realm, who: `${email} ${password.exposeText()}` });
    await this.gate;
    return this.failure === null ? ok(this.#issue()) : err(this.failure);
  }

  async signInInBrowser(
    realm: IdentityRealm,
    givenUp: Promise<void>,
  ): Promise<Result<SignInTokens, AppError>> {
    this.signIns.push({ realm, who: "browser" });
    const isGivenUp = await Promise.race([givenUp.then(() => true), this.gate.then(() => false)]);
    if (isGivenUp) return err({ kind: "connecting-cancelled" });
    return this.failure === null ? ok(this.#issue()) : err(this.failure);
  }

  async renew(
    _realm: IdentityRealm,
    _way: SignInWay,
    refreshToken: Secret,
  ): Promise<Result<SignInTokens, AppError>> {
    const token = refreshToken.exposeText();
    this.renewals.push(token);
    await this.gate;
    if (this.failure !== null) return err(this.failure);
    return token === this.#valid ? ok(this.#issue()) : err({ kind: "signed-out" });
  }

  async endSession(
    _realm: IdentityRealm,
    _way: SignInWay,
    refreshToken: Secret,
  ): Promise<Result<void, AppError>> {
    const token = refreshToken.exposeText();
    if (this.failure !== null) return err(this.failure);
    this.ended.push(token);
    if (token !== this.#valid) return err({ kind: "signed-out" });
    this.#valid = null;
    return ok(undefined);
  }

  /** Ends the session at the server alone. */
  endAll(): void {
    this.#valid = null;
  }

  #issue(): SignInTokens {
    this.#issued += 1;
    this.#valid = `refresh-${this.#issued}`;
    return {
      accessToken: new Secret(`access-${this.#issued}`),
      refreshToken: this.givesRefreshTokens ? new Secret(this.#valid) : null,
      expiresAtMs: this.expiresAtMs,
    };
  }
}
