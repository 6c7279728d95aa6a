import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { DemoServer, PlatformAccess, Random } from "./ports.ts";
import type { Secret } from "./secret.ts";
import type { TokenVault } from "./tokenVault.ts";

const rootSecretAccount = "demo-server";

/**
 * Access to the embedded demo server, started if need be. Its admin token and the secret from
 * which it derives its keys are made once and lie in the keychain, as a real token would.
 */
export class DemoAccess {
  readonly #vault: TokenVault;
  readonly #demoServer: DemoServer;
  readonly #random: Random;
  readonly #tokenAccount: string;
  #opening: Promise<Result<PlatformAccess, AppError>> | null = null;

  constructor(dependencies: {
    vault: TokenVault;
    demoServer: DemoServer;
    random: Random;
    tokenAccount: string;
  }) {
    this.#vault = dependencies.vault;
    this.#demoServer = dependencies.demoServer;
    this.#random = dependencies.random;
    this.#tokenAccount = dependencies.tokenAccount;
  }

  /** Calls that come together share one start, so that the secrets are made once. */
  open(): Promise<Result<PlatformAccess, AppError>> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** The keychain accounts in which the demo keeps its secrets. */
  get accounts(): readonly string[] {
    return [rootSecretAccount, this.#tokenAccount];
  }

  async close(): Promise<void> {
    await this.#opening;
    await this.#demoServer.stop();
  }

  async #open(): Promise<Result<PlatformAccess, AppError>> {
    const rootSecret = await this.#readOrMake(rootSecretAccount);
    const adminToken = await this.#readOrMake(this.#tokenAccount);
    const started = await this.#demoServer.start({ rootSecret, adminToken });
    return started.ok ? ok({ origin: started.value, bearer: adminToken }) : started;
  }

  async #readOrMake(account: string): Promise<Secret> {
    const stored = await this.#vault.read(account);
    if (stored.ok) return stored.value;
    const made = this.#random.secret();
    // A keychain that can't be asked now may hold the real one: replace nothing there.
    if (stored.error.kind === "token-missing") await this.#vault.keep(account, made);
    else this.#vault.hold(account, made);
    return made;
  }
}
