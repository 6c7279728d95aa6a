import type { AppError } from "../../shared/appError.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { BearerSession } from "./bearerSession.ts";
import type { ConnectionSecrets } from "./connectionSecrets.ts";
import type { DemoAccess } from "./demoAccess.ts";
import type { IdentityServer, SignInTokens } from "./identityServer.ts";
import type { SessionAccess } from "./keyPlatform.ts";
import type { Clock } from "./ports.ts";
import type { Secret } from "./secret.ts";
import type { SavedBokameraConnection, SettingsStore } from "./settingsStore.ts";

/**
 * Who is signed in to what. The refresh token of a session lies in the vault, its access token in
 * memory; the demo has neither to keep, since it signs in by itself whenever it must.
 */
export class SignInSessions {
  readonly #secrets: ConnectionSecrets;
  readonly #identity: IdentityServer;
  readonly #clock: Clock;
  readonly #demo: DemoAccess;
  readonly #settings: SettingsStore;
  readonly #sessions = new Map<ConnectionId, BearerSession>();
  #isClosed = false;
  /** Signing in and signing out take turns, so that neither undoes half of the other. */
  readonly #turns = new Map<ConnectionId, Promise<unknown>>();

  constructor(dependencies: {
    secrets: ConnectionSecrets;
    identity: IdentityServer;
    clock: Clock;
    demo: DemoAccess;
    settings: SettingsStore;
  }) {
    this.#secrets = dependencies.secrets;
    this.#identity = dependencies.identity;
    this.#clock = dependencies.clock;
    this.#demo = dependencies.demo;
    this.#settings = dependencies.settings;
  }

  /** The access of a connection, whose settings are read anew for each call. */
  accessOf(saved: SavedBokameraConnection): SessionAccess {
    return this.#sessionOf(saved);
  }

  /** Keeps what a sign-in has given, in the place of an earlier one. */
  start(saved: SavedBokameraConnection, tokens: SignInTokens): Promise<void> {
    return this.#takeTurn(saved, async () => {
      const session = this.#sessionOf(saved);
      // What a renewal under way brings, or takes away, would replace the new refresh token.
      await session.end();
      session.start(tokens);
      await this.#keepRefreshToken(saved, tokens);
    });
  }

  /**
   * Ends the session at the server, and here whatever the server says. The error tells what may
   * not have ended: the session at the server until it expires, or the keychain's token. It is
   * `signed-out` when there was no token any more with which the server could be told.
   */
  async signOut(saved: SavedBokameraConnection): Promise<Result<void, AppError>> {
    const { refreshToken, isForgotten } = await this.#takeTurn(saved, async () => ({
      refreshToken: await this.#takeRefreshToken(saved),
      isForgotten: await this.#secrets.forgetToken(saved.connectionId),
    }));
    if (refreshToken.ok && refreshToken.value === null) return err({ kind: "signed-out" });
    const ended = await this.#endAtServer(saved, refreshToken);
    if (!ended.ok) return ended;
    return isForgotten ? ended : err({ kind: "keychain-unavailable" });
  }

  /**
   * Signs out for a connection that is being removed: here before this resolves, at the server
   * when it answers. What it has in the keychain is left to the caller.
   */
  async remove(saved: SavedBokameraConnection): Promise<void> {
    const taken = this.#takeRefreshToken(saved);
    // At once: a demo that comes back meanwhile has a session of its own.
    this.#sessions.delete(saved.connectionId);
    // Nobody waits for it; if the server is not told, the session ends by itself.
    this.#endAtServer(saved, await taken).catch(() => undefined);
  }

  /** Drops the access tokens from memory and keeps none until `reopen`; nobody is signed out. */
  close(): void {
    this.#isClosed = true;
    for (const session of this.#sessions.values()) session.keepNothing();
  }

  reopen(): void {
    this.#isClosed = false;
    for (const session of this.#sessions.values()) session.keepAgain();
  }

  #takeTurn<Value>(
    { connectionId }: SavedBokameraConnection,
    work: () => Promise<Value>,
  ): Promise<Value> {
    const turn = (this.#turns.get(connectionId) ?? Promise.resolve()).then(work);
    const done = (): void => undefined;
    // SECURITY: only that it is over is kept, not what came of it, which may be a token.
    this.#turns.set(connectionId, turn.then(done, done));
    return turn;
  }

  /** The refresh token as it is once nothing renews it any more; null when there is none. */
  async #takeRefreshToken(
    saved: SavedBokameraConnection,
  ): Promise<Result<Secret | null, AppError>> {
    await this.#sessions.get(saved.connectionId)?.end();
    if (saved.signIn === null) return ok(null);
    const stored = await this.#secrets.readLastToken(saved);
    return !stored.ok && stored.error.kind === "token-missing" ? ok(null) : stored;
  }

  async #endAtServer(
    { identity, signIn }: SavedBokameraConnection,
    refreshToken: Result<Secret | null, AppError>,
  ): Promise<Result<void, AppError>> {
    if (!refreshToken.ok) return refreshToken;
    if (signIn === null || refreshToken.value === null) return ok(undefined);
    const ended = await this.#identity.endSession(identity, signIn.way, refreshToken.value);
    return !ended.ok && ended.error.kind === "signed-out" ? ok(undefined) : ended;
  }

  #sessionOf(saved: SavedBokameraConnection): BearerSession {
    const known = this.#sessions.get(saved.connectionId);
    if (known !== undefined) return known;
    const session = saved.origin === null ? this.#demoSession() : this.#storedSession(saved);
    if (this.#isClosed) session.keepNothing();
    this.#sessions.set(saved.connectionId, session);
    return session;
  }

  #demoSession(): BearerSession {
    return new BearerSession({
      clock: this.#clock,
      openPlace: async () => {
        const demo = await this.#demo.start();
        return demo.ok ? ok({ origin: demo.value.origin, apiKey: null }) : demo;
      },
      renewTokens: async () => {
        const demo = await this.#demo.start();
        if (!demo.ok) return demo;
        const { realm, email, password } = demo.value.bokamera;
        return this.#identity.signInWithPassword(realm, { email, password });
      },
    });
  }

  #storedSession(saved: SavedBokameraConnection): BearerSession {
    return new BearerSession({
      clock: this.#clock,
      openPlace: async () => {
        const apiKey = await this.#secrets.readApiKey(saved);
        return apiKey.ok ? ok({ origin: saved.origin ?? "", apiKey: apiKey.value }) : apiKey;
      },
      renewTokens: () => this.#renew(saved.connectionId),
    });
  }

  /** Renewed tokens are kept before they are used: the one before may be spent by now. */
  async #renew(connectionId: ConnectionId): Promise<Result<SignInTokens, AppError>> {
    const saved = this.#find(connectionId);
    if (saved === null || saved.signIn === null) return err({ kind: "signed-out" });
    const stored = await this.#secrets.readToken(saved);
    if (!stored.ok) return signedOutIfMissing(stored.error);
    const { identity, signIn } = saved;
    const renewed = await this.#identity.renew(identity, signIn.way, stored.value);
    if (renewed.ok) await this.#keepRefreshToken(saved, renewed.value);
    else if (renewed.error.kind === "signed-out") await this.#secrets.forgetToken(connectionId);
    return renewed;
  }

  async #keepRefreshToken(
    saved: SavedBokameraConnection,
    { refreshToken }: SignInTokens,
  ): Promise<void> {
    if (refreshToken === null) await this.#secrets.forgetToken(saved.connectionId);
    else await this.#secrets.keepToken(saved, refreshToken);
  }

  #find(connectionId: ConnectionId): SavedBokameraConnection | null {
    const { connections } = this.#settings.read();
    const saved = connections.find((one) => one.connectionId === connectionId);
    return saved?.platform === "bokamera" ? saved : null;
  }
}

function signedOutIfMissing(error: AppError): Result<never, AppError> {
  return err(error.kind === "token-missing" ? { kind: "signed-out" } : error);
}
