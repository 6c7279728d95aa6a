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

  /** Asks the server who the token is before anything is kept. */
  async connectBakuun(request: ConnectBakuunRequest): Promise<Result<void, AppError>> {
    const origin = this.#parseOrigin(request.origin);
    if (!origin.ok) return origin;
    const { name, environment } = request;
    const token = new Secret(request.adminToken);
    const access = ok({ origin: origin.value, bearer: token });
    const trial = this.#openPlatform({ platform: "bakuun", environment }, async () => access);
    const account = await trial.whoAmI();
    if (!account.ok) return account;

    const connectionId = this.#random.uuid() as ConnectionId;
    await this.#vault.keep(tokenAccountOf(connectionId), token);
    return this.#add({
      connectionId,
      platform: "bakuun",
      environment,
      name,
      origin: origin.value,
    });
  }

  /** Adds the demo connection, or selects it when it is there; its server starts with the first call. */
  connectDemo(): Result<void, AppError> {
    if (this.#find(demoConnectionId) !== null) return this.select(demoConnectionId);
    return this.#add({
      connectionId: demoConnectionId,
      platform: "bakuun",
      environment: "live",
      name: "Grand Hotel",
      origin: null,
    });
  }

  select(connectionId: ConnectionId): Result<void, AppError> {
    if (this.#find(connectionId) === null) return err({ kind: "connection-not-found" });
    return this.#settings.change({ selectedConnectionId: connectionId });
  }

  /** Takes the token away first: a connection without a token is seen, a token without one is not. */
  async remove(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    if (this.#find(connectionId) === null) return err({ kind: "connection-not-found" });
    const forgotten = await this.#vault.forget(tokenAccountOf(connectionId));
    if (!forgotten.ok) return forgotten;
    this.#platforms.delete(connectionId);
    const { connections } = this.#settings.read();
    return this.#settings.change({
      connections: connections.filter((saved) => saved.connectionId !== connectionId),
    });
  }

  #add(saved: SavedConnection): Result<void, AppError> {
    const { connections } = this.#settings.read();
    return this.#settings.change({
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
