import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { AccountsToForget } from "./accountsToForget.ts";
import { bindSecret, type SecretUse, unbindSecret } from "./boundSecret.ts";
import type { Secret } from "./secret.ts";
import type { SavedBokameraConnection, SavedConnection, SettingsStore } from "./settingsStore.ts";
import { apiKeyAccountOf, tokenAccountOf } from "./tokenAccounts.ts";
import type { TokenVault } from "./tokenVault.ts";

/** What is kept secret of each connection: its token, and the company's own key where it has one. */
export class ConnectionSecrets {
  readonly #settings: SettingsStore;
  readonly #vault: TokenVault;
  readonly #accountsToForget: AccountsToForget;
  /** The connections that a later run will know, whatever the disk refuses from now on. */
  readonly #onDisk: Set<ConnectionId>;

  constructor(dependencies: {
    settings: SettingsStore;
    vault: TokenVault;
    accountsToForget: AccountsToForget;
  }) {
    this.#settings = dependencies.settings;
    this.#vault = dependencies.vault;
    this.#accountsToForget = dependencies.accountsToForget;
    const { connections } = dependencies.settings.read();
    this.#onDisk = new Set(connections.map(({ connectionId }) => connectionId));
  }

  keepToken(saved: SavedConnection, token: Secret): Promise<void> {
    return this.#keep(saved, "token", token);
  }

  /**
   * `token-missing` also for one that the keychain still has and should not; `address-changed` for
   * one that was kept for other addresses than the connection has now.
   */
  async readToken(saved: SavedConnection): Promise<Result<Secret, AppError>> {
    const account = tokenAccountOf(saved.connectionId);
    if (this.#accountsToForget.has(account)) return err({ kind: "token-missing" });
    return this.#read(saved, "token");
  }

  /** Also one that is to be forgotten: for telling the server that its session has ended. */
  readLastToken(saved: SavedConnection): Promise<Result<Secret, AppError>> {
    return this.#read(saved, "token");
  }

  /** Whether the keychain has let go of it; if not, it is tried again when it answers. */
  forgetToken(connectionId: ConnectionId): Promise<boolean> {
    return this.#accountsToForget.forget([tokenAccountOf(connectionId)]);
  }

  keepApiKey(saved: SavedConnection, apiKey: Secret): Promise<void> {
    return this.#keep(saved, "api-key", apiKey);
  }

  /** null when there is none: without it the server may still answer, and if not, it says so. */
  async readApiKey(saved: SavedBokameraConnection): Promise<Result<Secret | null, AppError>> {
    if (!saved.hasApiKey) return ok(null);
    const apiKey = await this.#read(saved, "api-key");
    return !apiKey.ok && apiKey.error.kind === "token-missing" ? ok(null) : apiKey;
  }

  async #read(saved: SavedConnection, use: SecretUse): Promise<Result<Secret, AppError>> {
    const stored = await this.#vault.read(accountOf(saved.connectionId, use));
    return stored.ok ? unbindSecret(stored.value, use, saved) : stored;
  }

  /** A secret in the keychain whose connection is forgotten at the end of this run serves nobody. */
  async #keep(saved: SavedConnection, use: SecretUse, secret: Secret): Promise<void> {
    const { connectionId } = saved;
    const account = accountOf(connectionId, use);
    const bound = bindSecret(secret, use, saved);
    this.#accountsToForget.reclaim([account]);
    if (this.#settings.isSaved) this.#onDisk.add(connectionId);
    if (this.#onDisk.has(connectionId)) await this.#vault.keep(account, bound);
    else this.#vault.hold(account, bound);
  }
}

function accountOf(connectionId: ConnectionId, use: SecretUse): string {
  return use === "token" ? tokenAccountOf(connectionId) : apiKeyAccountOf(connectionId);
}
