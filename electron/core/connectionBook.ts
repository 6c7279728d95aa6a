import type { AppError } from "../../shared/appError.ts";
import type { Connection, ConnectionId } from "../../shared/connection.ts";
import type { ConnectBakuunRequest } from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { DemoAccess } from "./demoAccess.ts";
import type { KeyPlatform, OpenAccess, Random, SavedConnection, SettingsStore } from "./ports.ts";
import { Secret } from "./secret.ts";
import type { TokenVault } from "./tokenVault.ts";

/** Builds the platform of a connection; the only place that knows which folder serves which. */
export type OpenPlatform = (
  connection: Pick<SavedConnection, "platform" | "environment">,
  openAccess: OpenAccess,
) => KeyPlatform;

/** Turns what a person typed into an origin, or refuses it. */
export type ParseOrigin = (text: string) => Result<string, AppError>;

export const demoConnectionId = "demo" as ConnectionId;

/** The connections of this app: where they are kept, where their tokens lie, what serves them. */
export class ConnectionBook {
  readonly #settings: SettingsStore;
  readonly #vault: TokenVault;
  readonly #demo: DemoAccess;
  readonly #random: Random;
  readonly #openPlatform: OpenPlatform;
  readonly #parseOrigin: ParseOrigin;
  readonly #platforms = new Map<ConnectionId, KeyPlatform>();
  /** The attempt to connect that counts; null when there is none, or it was given up. */
  #attempt: symbol | null = null;

  constructor(dependencies: {
    settings: SettingsStore;
    vault: TokenVault;
    demo: DemoAccess;
    random: Random;
    openPlatform: OpenPlatform;
    parseOrigin: ParseOrigin;
  }) {
    this.#settings = dependencies.settings;
    this.#vault = dependencies.vault;
    this.#demo = dependencies.demo;
    this.#random = dependencies.random;
    this.#openPlatform = dependencies.openPlatform;
    this.#parseOrigin = dependencies.parseOrigin;
  }

  list(): readonly Connection[] {
    return this.#settings.read().connections.map((saved) => this.#describe(saved));
  }

  get selectedId(): ConnectionId | null {
    const { connections, selectedConnectionId } = this.#settings.read();
    const selected = connections.find((saved) => saved.connectionId === selectedConnectionId);
    return (selected ?? connections[0])?.connectionId ?? null;
  }

  readonly findPlatform = (connectionId: ConnectionId): Result<KeyPlatform, AppError> => {
    const saved = this.#find(connectionId);
    return saved === null ? err({ kind: "connection-not-found" }) : ok(this.#platformOf(saved));
  };

  /**
   * Asks the server who the token is before anything is kept. A later attempt, or giving up, takes
   * the place of one that is under way.
   */
  async connectBakuun(request: ConnectBakuunRequest): Promise<Result<void, AppError>> {
    const origin = this.#parseOrigin(request.origin);
    if (!origin.ok) return origin;
    if (!/^[\x21-\x7e]+$/.test(request.adminToken)) return err({ kind: "token-malformed" });
    const { name, environment } = request;
    const token = new Secret(request.adminToken);
    const access = ok({ origin: origin.value, bearer: token });
    const trial = this.#openPlatform({ platform: "bakuun", environment }, async () => access);

    const attempt = Symbol(name);
    this.#attempt = attempt;
    const account = await trial.whoAmI();
    if (this.#attempt !== attempt) return err({ kind: "connecting-cancelled" });
    if (!account.ok) return account;

    const selectedBefore = this.selectedId;
    const connectionId = this.#random.uuid() as ConnectionId;
    this.#add({ connectionId, platform: "bakuun", environment, name, origin: origin.value });
    // A token in the keychain whose connection is forgotten at the end of this run serves nobody.
    const tokenAccount = tokenAccountOf(connectionId);
    if (this.#settings.isSaved) await this.#vault.keep(tokenAccount, token);
    else this.#vault.hold(tokenAccount, token);
    // The keychain may have asked for its password meanwhile.
    if (this.#attempt === attempt) return ok(undefined);
    await this.remove(connectionId);
    this.#settings.change({ selectedConnectionId: selectedBefore });
    return err({ kind: "connecting-cancelled" });
  }

  cancelConnecting(): void {
    this.#attempt = null;
  }

  /** Adds the demo connection, or selects it when it is there; its server starts with the first call. */
  connectDemo(): void {
    if (this.#find(demoConnectionId) !== null) {
      this.#settings.change({ selectedConnectionId: demoConnectionId });
      return;
    }
    const { accountsToForget } = this.#settings.read();
    this.#settings.change({
      accountsToForget: accountsToForget.filter((other) => !this.#demo.accounts.includes(other)),
    });
    this.#add({
      connectionId: demoConnectionId,
      platform: "bakuun",
      environment: "live",
      name: "Grand Hotel",
      origin: null,
    });
  }

  select(connectionId: ConnectionId): Result<void, AppError> {
    if (this.#find(connectionId) === null) return err({ kind: "connection-not-found" });
    this.#settings.change({ selectedConnectionId: connectionId });
    return ok(undefined);
  }

  /** Always works: what the keychain does not let go of now is tried again when it answers. */
  async remove(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    const saved = this.#find(connectionId);
    if (saved === null) return err({ kind: "connection-not-found" });
    const isDemo = saved.origin === null;
    const accounts = isDemo ? this.#demo.accounts : [tokenAccountOf(connectionId)];
    const { connections, accountsToForget } = this.#settings.read();
    this.#platforms.delete(connectionId);
    this.#settings.change({
      connections: connections.filter((other) => other !== saved),
      accountsToForget: [...accountsToForget, ...accounts],
    });
    if (isDemo) await this.#demo.close();
    await this.forgetRemovedTokens();
    return ok(undefined);
  }

  /** Takes out of the keychain what belongs to no connection any more. */
  async forgetRemovedTokens(): Promise<void> {
    for (const account of this.#settings.read().accountsToForget) {
      // The demo may have been added again while the keychain was busy with another account.
      if (!this.#settings.read().accountsToForget.includes(account)) continue;
      if (!(await this.#vault.forget(account))) continue;
      const { accountsToForget } = this.#settings.read();
      this.#settings.change({
        accountsToForget: accountsToForget.filter((other) => other !== account),
      });
    }
  }

  #add(saved: SavedConnection): void {
    const { connections } = this.#settings.read();
    this.#settings.change({
      connections: [...connections, saved],
      selectedConnectionId: saved.connectionId,
    });
  }

  #find(connectionId: ConnectionId): SavedConnection | null {
    const { connections } = this.#settings.read();
    return connections.find((saved) => saved.connectionId === connectionId) ?? null;
  }

  #describe(saved: SavedConnection): Connection {
    const isDemo = saved.connectionId === demoConnectionId;
    return { ...saved, isDemo, capabilities: this.#platformOf(saved).capabilities };
  }

  #platformOf(saved: SavedConnection): KeyPlatform {
    const known = this.#platforms.get(saved.connectionId);
    if (known !== undefined) return known;
    const opened = this.#openPlatform(saved, () => this.#accessOf(saved));
    this.#platforms.set(saved.connectionId, opened);
    return opened;
  }

  async #accessOf(saved: SavedConnection): ReturnType<OpenAccess> {
    if (saved.origin === null) return this.#demo.open();
    const token = await this.#vault.read(tokenAccountOf(saved.connectionId));
    return token.ok ? ok({ origin: saved.origin, bearer: token.value }) : token;
  }
}

/** The keychain account that holds a connection's token. */
export function tokenAccountOf(connectionId: ConnectionId): string {
  return `connection:${connectionId}`;
}
