import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { SignInTokens } from "./identityServer.ts";
import type { OpenAccess, PlatformAccess, SessionAccess } from "./keyPlatform.ts";
import type { Clock } from "./ports.ts";

/** A token that is about to end is renewed before it is used, so that it does not end on its way. */
const renewBeforeEndMs = 10_000;

/** Where the platform is, and what goes along with every call to it. */
export type OpenPlace = () => Promise<Result<Omit<PlatformAccess, "bearer">, AppError>>;

/** Tokens for a session that has none that work: by its refresh token, or by signing in. */
export type RenewTokens = () => Promise<Result<SignInTokens, AppError>>;

/**
 * The access token of one session, in memory only. However many calls find it missing, ended or
 * refused, they share one renewal: a refresh token is often good for a single one.
 */
export class BearerSession implements SessionAccess {
  readonly #clock: Clock;
  readonly #openPlace: OpenPlace;
  readonly #renewTokens: RenewTokens;
  #tokens: SignInTokens | null = null;
  #renewing: Promise<Result<SignInTokens, AppError>> | null = null;
  /** Counts sign-ins and sign-outs, so that a renewal from before brings nothing back. */
  #generation = 0;
  /** No token is kept while the app is locked. */
  #keepsNothing = false;
  /** Nothing is renewed from the sign-out on until the next sign-in. */
  #hasEnded = false;

  constructor(dependencies: { clock: Clock; openPlace: OpenPlace; renewTokens: RenewTokens }) {
    this.#clock = dependencies.clock;
    this.#openPlace = dependencies.openPlace;
    this.#renewTokens = dependencies.renewTokens;
  }

  readonly open: OpenAccess = async () => {
    const place = await this.#openPlace();
    if (!place.ok) return place;
    const tokens = await this.#current();
    return tokens.ok ? ok({ ...place.value, bearer: tokens.value.accessToken }) : tokens;
  };

  readonly reopen = (refused: PlatformAccess): ReturnType<OpenAccess> => {
    // Another call may have renewed it since: then the newer one has not been refused yet.
    if (this.#tokens?.accessToken === refused.bearer) this.#tokens = null;
    return this.open();
  };

  /** Takes over the tokens of a new sign-in. */
  start(tokens: SignInTokens): void {
    this.#generation += 1;
    this.#hasEnded = false;
    if (!this.#keepsNothing) this.#tokens = tokens;
  }

  /** Drops the token from memory and keeps none until `keepAgain`; the session goes on after it. */
  keepNothing(): void {
    this.#keepsNothing = true;
    this.#tokens = null;
  }

  keepAgain(): void {
    this.#keepsNothing = false;
  }

  /** Forgets the token, and waits for a renewal that is under way, whose token it drops too. */
  async end(): Promise<void> {
    this.#generation += 1;
    this.#hasEnded = true;
    this.#tokens = null;
    // Whoever asked for it hears of a defect; the session is over all the same.
    await this.#renewing?.catch(() => undefined);
  }

  async #current(): Promise<Result<SignInTokens, AppError>> {
    if (this.#hasEnded) return err({ kind: "signed-out" });
    const tokens = this.#tokens;
    return tokens !== null && this.#isGood(tokens) ? ok(tokens) : this.#renew();
  }

  #isGood({ expiresAtMs }: SignInTokens): boolean {
    return expiresAtMs === null || expiresAtMs - renewBeforeEndMs > this.#clock.now();
  }

  #renew(): Promise<Result<SignInTokens, AppError>> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renewOnce(): Promise<Result<SignInTokens, AppError>> {
    const generation = this.#generation;
    const renewed = await this.#renewTokens();
    if (!renewed.ok) return renewed;
    if (this.#generation !== generation) return err({ kind: "signed-out" });
    // Whoever asked for it may still use it.
    if (!this.#keepsNothing) this.#tokens = renewed.value;
    return renewed;
  }
}
