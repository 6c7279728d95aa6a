import type { AppError } from "../../shared/appError.ts";
import type { Connection, ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { AccountsToForget } from "./accountsToForget.ts";
import type { ConnectionSecrets } from "./connectionSecrets.ts";
import type { DemoAccess } from "./demoAccess.ts";
import { demoConnectionId, demoConnections } from "./demoConnections.ts";
import type { KeyPlatform, OpenAccess } from "./keyPlatform.ts";
import type { OpenPlatform } from "./openPlatform.ts";
import type { SavedConnection, SettingsStore } from "./settingsStore.ts";
import type { SignInSessions } from "./signInSessions.ts";
import { apiKeyAccountOf, tokenAccountOf } from "./tokenAccounts.ts";

/** The connections of this app: where they are kept, where their tokens lie, what serves them. */
export class ConnectionBook {
  readonly #settings: SettingsStore;
  readonly #secrets: ConnectionSecrets;
  readonly #accountsToForget: AccountsToForget;
  readonly #demo: DemoAccess;
  readonly #sessions: SignInSessions;
  readonly #openPlatform: OpenPlatform;
  readonly #platforms = new Map<ConnectionId, KeyPlatform>();

  constructor(dependencies: {
    settings: SettingsStore;
    secrets: ConnectionSecrets;
    accountsToForget: AccountsToForget;
    demo: DemoAccess;
    sessions: SignInSessions;
    openPlatform: OpenPlatform;
  }) {
    this.#settings = dependencies.settings;
    this.#secrets = dependencies.secrets;
    this.#accountsToForget = dependencies.accountsToForget;
    this.#demo = dependencies.demo;
    this.#sessions = dependencies.sessions;
    this.#openPlatform = dependencies.openPlatform;
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
    const saved = this.find(connectionId);
    return saved === null ? err({ kind: "connection-not-found" }) : ok(this.#platformOf(saved));
  };

  find(connectionId: ConnectionId): SavedConnection | null {
    const { connections } = this.#settings.read();
    return connections.find((saved) => saved.connectionId === connectionId) ?? null;
  }

  /** Adds a connection and selects it. */
  add(saved: SavedConnection): void {
    const { connections } = this.#settings.read();
    this.#settings.change({
      connections: [...connections, saved],
      selectedConnectionId: saved.connectionId,
    });
  }

  /** Puts a changed connection in the place of the one with its id. */
  replace(changed: SavedConnection): void {
    const { connections } = this.#settings.read();
    this.#settings.change({
      connections: connections.map((saved) =>
        saved.connectionId === changed.connectionId ? changed : saved,
      ),
    });
  }

  /**
   * Adds the demo's connections, one a platform, as far as they are not there, and selects the
   * first; the server starts with the first call to it.
   */
  connectDemo(): void {
    this.#accountsToForget.reclaim(this.#demo.accounts);
    for (const demo of demoConnections) {
      if (this.find(demo.connectionId) === null) this.add(demo);
    }
    this.#settings.change({ selectedConnectionId: demoConnectionId });
  }

  select(connectionId: ConnectionId): Result<void, AppError> {
    if (this.find(connectionId) === null) return err({ kind: "connection-not-found" });
    this.#settings.change({ selectedConnectionId: connectionId });
    return ok(undefined);
  }

  /** Always works: what the keychain does not let go of now is tried again when it answers. */
  async remove(connectionId: ConnectionId): Promise<Result<void, AppError>> {
    const saved = this.find(connectionId);
    if (saved === null) return err({ kind: "connection-not-found" });
    await this.discard(saved);
    return ok(undefined);
  }

  /** Removes a connection with all that it has, also one that is not in the list any more. */
  async discard(saved: SavedConnection): Promise<void> {
    const { connectionId } = saved;
    const { connections } = this.#settings.read();
    this.#platforms.delete(connectionId);
    this.#settings.change({
      connections: connections.filter((other) => other.connectionId !== connectionId),
    });
    // Before anything is waited for: the app may be quit meanwhile.
    this.#accountsToForget.mark(this.#accountsOf(saved));
    const signedOut = saved.platform === "bokamera" ? this.#sessions.remove(saved) : null;
    if (saved.origin === null && !this.#hasDemo()) await this.#demo.close();
    await signedOut;
    // Asked anew: the demo may be back by now, and needs its secrets.
    await this.#accountsToForget.forget(this.#accountsOf(saved));
  }

  #hasDemo(): boolean {
    return this.#settings.read().connections.some(({ origin }) => origin === null);
  }

  /**
   * What the keychain holds for a connection that is not in the list any more, and nobody else
   * needs: the demo's serves all of it.
   */
  #accountsOf(saved: SavedConnection): readonly string[] {
    if (saved.origin === null) return this.#hasDemo() ? [] : this.#demo.accounts;
    const { connectionId } = saved;
    const hasApiKey = saved.platform === "bokamera" && saved.hasApiKey;
    return [tokenAccountOf(connectionId), ...(hasApiKey ? [apiKeyAccountOf(connectionId)] : [])];
  }

  #describe(saved: SavedConnection): Connection {
    const { connectionId, environment, name, origin, platform } = saved;
    const { capabilities, keyUse } = this.#platformOf(saved);
    const isBokamera = saved.platform === "bokamera";
    return {
      connectionId,
      platform,
      environment,
      name,
      origin,
      isDemo: origin === null,
      capabilities,
      signIn: isBokamera ? saved.signIn : null,
      companies: isBokamera ? saved.companies : [],
      namePattern: saved.namePattern ?? keyUse.namePattern,
      isNamePatternDefault: saved.namePattern === null,
    };
  }

  #platformOf(saved: SavedConnection): KeyPlatform {
    const known = this.#platforms.get(saved.connectionId);
    if (known !== undefined) return known;
    const opened =
      saved.platform === "bakuun"
        ? this.#openPlatform.bakuun(saved.environment, () => this.#accessOf(saved))
        : this.#openPlatform.bokamera(this.#sessions.accessOf(saved));
    this.#platforms.set(saved.connectionId, opened);
    return opened;
  }

  async #accessOf(saved: SavedConnection): ReturnType<OpenAccess> {
    if (saved.origin === null) return this.#demo.open();
    const token = await this.#secrets.readToken(saved);
    return token.ok ? ok({ origin: saved.origin, bearer: token.value, apiKey: null }) : token;
  }
}
