import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { AccountsToForget } from "./accountsToForget.ts";
import type { Secret } from "./secret.ts";
import type { SettingsStore } from "./settingsStore.ts";
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

  keepToken(connectionId: ConnectionId, token: Secret): Promise<void> {
    return this.#keep(connectionId, tokenAccountOf(connectionId), token);
  }

  /** `token-missing` also for one that the keychain still has and should not. */
  async readToken(connectionId: ConnectionId): Promise<Result<Secret, AppError>> {
    const account = tokenAccountOf(connectionId);
    if (this.#accountsToForget.has(account)) return err({ kind: "token-missing" });
    return this.#vault.read(account);
  }

  /** Also one that is to be forgotten: for telling the server that its session has ended. */
  readLastToken(connectionId: ConnectionId): Promise<Result<Secret, AppError>> {
    return this.#vault.read(tokenAccountOf(connectionId));
  }

  /** Whether the keychain has let go of it; if not, it is tried again when it answers. */
  forgetToken(connectionId: ConnectionId): Promise<boolean> {
    return this.#accountsToForget.forget([tokenAccountOf(connectionId)]);
  }

  keepApiKey(connectionId: ConnectionId, apiKey: Secret): Promise<void> {
    return this.#keep(connectionId, apiKeyAccountOf(connectionId), apiKey);
  }

  /** null when there is none: without it the server may still answer, and if not, it says so. */
  async readApiKey(connectionId: ConnectionId): Promise<Result<Secret | null, AppError>> {
    const { connections } = this.#settings.read();
    const saved = connections.find((one) => one.connectionId === connectionId);
    if (saved?.platform !== "bokamera" || !saved.hasApiKey) return ok(null);
    const apiKey = await this.#vault.read(apiKeyAccountOf(connectionId));
    return !apiKey.ok && apiKey.error.kind === "token-missing" ? ok(null) : apiKey;
  }

  /** A secret in the keychain whose connection is forgotten at the end of this run serves nobody. */
  async #keep(connectionId: ConnectionId, account: string, secret: Secret): Promise<void> {
    this.#accountsToForget.reclaim([account]);
    if (this.#settings.isSaved) this.#onDisk.add(connectionId);
    if (this.#onDisk.has(connectionId)) await this.#vault.keep(account, secret);
    else this.#vault.hold(account, secret);
  }
}
