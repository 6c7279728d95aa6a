import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { PlatformAccess } from "./keyPlatform.ts";
import type { DemoServer, Random, RunningDemo } from "./ports.ts";
import type { Secret } from "./secret.ts";
import type { TokenVault } from "./tokenVault.ts";

const rootSecretAccount = "demo-server";

interface StartedDemo extends RunningDemo {
  readonly adminToken: Secret;
}

/**
 * Access to the embedded demo server, started if need be. Its admin token and the secret from
 * which it derives its keys are made once and lie in the keychain, as a real token would.
 */
export class DemoAccess {
  readonly #vault: TokenVault;
  readonly #demoServer: DemoServer;
  readonly #random: Random;
  readonly #tokenAccount: string;
  #starting: Promise<Result<StartedDemo, AppError>> | null = null;

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

  /** Access to its Bakuun half. */
  async open(): Promise<Result<PlatformAccess, AppError>> {
    const started = await this.#start();
    if (!started.ok) return started;
    const { origin, adminToken } = started.value;
    return ok({ origin, bearer: adminToken, apiKey: null });
  }

  /** Where it is, and how to sign in to its BokaMera half. */
  start(): Promise<Result<RunningDemo, AppError>> {
    return this.#start();
  }

  /** The keychain accounts in which the demo keeps its secrets. */
  get accounts(): readonly string[] {
    return [rootSecretAccount, this.#tokenAccount];
  }

  async close(): Promise<void> {
    await this.#starting;
    await this.#demoServer.stop();
  }

  /** Calls that come together share one start, so that the secrets are made once. */
  #start(): Promise<Result<StartedDemo, AppError>> {
    this.#starting ??= this.#startOnce().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #startOnce(): Promise<Result<StartedDemo, AppError>> {
    const rootSecret = await this.#readOrMake(rootSecretAccount);
    const adminToken = await this.#readOrMake(this.#tokenAccount);
    const started = await this.#demoServer.start({ rootSecret, adminToken });
    return started.ok ? ok({ ...started.value, adminToken }) : started;
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
