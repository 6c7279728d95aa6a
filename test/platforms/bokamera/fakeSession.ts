import type { PlatformAccess, SessionAccess } from "../../../electron/core/keyPlatform.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** A session with as many tokens as the test gives it: each renewal takes the next one. */
export class FakeSession implements SessionAccess {
  apiKey: Secret | null = null;
  /** What fails to be opened. */
  failure: AppError | null = null;
  /** What each renewal was asked for. */
  readonly refused: PlatformAccess[] = [];
  readonly #origin: string;
  #tokens: readonly Secret[];

  constructor(origin: string, tokens: readonly string[]) {
    this.#origin = origin;
    this.#tokens = tokens.map((token) => new Secret(token));
  }

  readonly open = async (): Promise<Result<PlatformAccess, AppError>> => {
    const bearer = this.#tokens[0];
    if (this.failure !== null) return err(this.failure);
    if (bearer === undefined) return err({ kind: "signed-out" });
    return ok({ origin: this.#origin, bearer, apiKey: this.apiKey });
  };

  readonly reopen = (refused: PlatformAccess): Promise<Result<PlatformAccess, AppError>> => {
    this.refused.push(refused);
    this.#tokens = this.#tokens.slice(1);
    return this.open();
  };

  /** Somebody else signs in. */
  signInAs(token: string): void {
    this.#tokens = [new Secret(token)];
  }
}
