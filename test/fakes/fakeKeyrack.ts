import type {
  ApiKeyRow,
  Instant,
  KeyId,
  RefreshedKey,
  RevealedSecret,
} from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import type { ClipboardState } from "../../shared/clipboardState.ts";
import type { Connection } from "../../shared/connection.ts";
import type {
  ConnectBakuunRequest,
  ConnectionRequest,
  KeyList,
  KeyRequest,
  KeyrackApi,
  KeyrackCalls,
  MenuCommand,
  RefreshKeyRequest,
  RevealedKey,
  SetLanguageRequest,
} from "../../shared/contract.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { demoConnection, fakeAppState, fakeRows, liveConnection } from "./fakeAppState.ts";

type Listener<Payload> = (payload: Payload) => void;
type CallName = keyof KeyrackCalls;

interface RecordedCall {
  readonly name: CallName;
  readonly request: unknown;
}

/**
 * `window.keyrack` without a main process: one platform in memory, with time by the test's clock.
 * `fail` lets the next calls fail, `hold` keeps a call from answering until it is let go.
 */
export class FakeKeyrack implements KeyrackApi {
  app: AppState;
  rows: readonly ApiKeyRow[] = fakeRows(Date.now());
  clipboard: ClipboardState = { state: "empty" };
  readonly calls: RecordedCall[] = [];

  private attempt: symbol | null = null;
  private readonly failures = new Map<CallName, AppError>();
  private readonly held = new Map<CallName, Array<() => void>>();
  private readonly appListeners = new Set<Listener<AppState>>();
  private readonly clipboardListeners = new Set<Listener<ClipboardState>>();
  private readonly menuListeners = new Set<Listener<MenuCommand>>();

  constructor(app: Partial<AppState> = {}) {
    this.app = { ...fakeAppState(), ...app };
  }

  /** The secret of a key, 48 characters that end as its masked key does. */
  secretOf(keyId: KeyId): string {
    const ending = this.rowOf(keyId).maskedKey.slice(-4);
    return `q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6Pg1Re0aUoQiXvBtNz${ending}`;
  }

  fail(name: CallName, error: AppError): void {
    this.failures.set(name, error);
  }

  succeed(name: CallName): void {
    this.failures.delete(name);
  }

  /** From now on calls of this name answer only after `release`. */
  hold(name: CallName): void {
    this.held.set(name, []);
  }

  release(name: CallName): void {
    const waiting = this.held.get(name) ?? [];
    this.held.delete(name);
    for (const letGo of waiting) letGo();
  }

  callsOf(name: CallName): readonly RecordedCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  chooseFromMenu(command: MenuCommand): void {
    for (const listener of this.menuListeners) listener(command);
  }

  changeApp(change: Partial<AppState>): void {
    this.app = { ...this.app, ...change };
    for (const listener of this.appListeners) listener(this.app);
  }

  changeClipboard(clipboard: ClipboardState): void {
    this.clipboard = clipboard;
    for (const listener of this.clipboardListeners) listener(clipboard);
  }

  getAppState = () => this.answer("getAppState", undefined, () => this.app);

  listKeys = (request: ConnectionRequest) =>
    this.answer("listKeys", request, (): KeyList => ({ rows: this.rows, loadedAt: inMs(0) }));

  revealKey = (request: KeyRequest) =>
    this.answer("revealKey", request, (): RevealedKey => {
      const secret = this.secretOf(request.keyId) as RevealedSecret;
      return { secret, hidesAt: inMs(15_000) };
    });

  copyKey = (request: KeyRequest) =>
    this.answer("copyKey", request, (): ClipboardState => {
      this.changeClipboard({ state: "holds-key", ...request, clearsAt: inMs(30_000) });
      return this.clipboard;
    });

  refreshKey = (request: RefreshKeyRequest) =>
    this.answer("refreshKey", request, (): RefreshedKey => {
      const { keyId } = request;
      const version = `${request.version}+`;
      const maskedKey = "••••••••••••n3w1";
      const refreshed = { keyId, maskedKey, lastUsed: null, created: inMs(0), version };
      this.rows = this.rows.map((row) => (row.keyId === keyId ? { ...row, ...refreshed } : row));
      return refreshed;
    });

  getClipboardState = () => this.answer("getClipboardState", undefined, () => this.clipboard);

  clearClipboard = () =>
    this.answer("clearClipboard", undefined, (): ClipboardState => {
      this.changeClipboard({ state: "empty" });
      return this.clipboard;
    });

  connectBakuun = async (request: ConnectBakuunRequest): Promise<Result<AppState, AppError>> => {
    const attempt = Symbol(request.name);
    this.attempt = attempt;
    const tried = await this.answer("connectBakuun", request, () => undefined);
    if (this.attempt !== attempt) return err({ kind: "connecting-cancelled" });
    if (!tried.ok) return tried;
    const { name, environment, origin } = request;
    return ok(this.withConnection({ ...liveConnection, name, environment, origin }));
  };

  cancelConnecting = () =>
    this.answer("cancelConnecting", undefined, () => {
      this.attempt = null;
      return this.app;
    });

  connectDemo = () =>
    this.answer("connectDemo", undefined, () => this.withConnection(demoConnection));

  selectConnection = ({ connectionId }: ConnectionRequest) =>
    this.answer("selectConnection", { connectionId }, () => {
      this.changeApp({ selectedConnectionId: connectionId });
      return this.app;
    });

  removeConnection = ({ connectionId }: ConnectionRequest) =>
    this.answer("removeConnection", { connectionId }, () => {
      const isOther = (connection: Connection) => connection.connectionId !== connectionId;
      this.changeApp({ connections: this.app.connections.filter(isOther) });
      return this.app;
    });

  setLanguage = ({ language }: SetLanguageRequest) =>
    this.answer("setLanguage", { language }, () => {
      this.changeApp({ language, locale: language === "system" ? "en" : language });
      return this.app;
    });

  onAppStateChanged = (listener: Listener<AppState>) => subscribe(this.appListeners, listener);
  onClipboardStateChanged = (listener: Listener<ClipboardState>) =>
    subscribe(this.clipboardListeners, listener);
  onMenuCommand = (listener: Listener<MenuCommand>) => subscribe(this.menuListeners, listener);

  private async answer<Value>(
    name: CallName,
    request: unknown,
    work: () => Value,
  ): Promise<Result<Value, AppError>> {
    this.calls.push({ name, request });
    const waiting = this.held.get(name);
    if (waiting !== undefined) await new Promise<void>((letGo) => waiting.push(letGo));
    const failure = this.failures.get(name);
    return failure === undefined ? ok(work()) : err(failure);
  }

  private rowOf(keyId: KeyId): ApiKeyRow {
    const found = this.rows.find((row) => row.keyId === keyId);
    if (found === undefined) throw new Error(`no row ${keyId}`);
    return found;
  }

  private withConnection(connection: Connection): AppState {
    const connections = [...this.app.connections, connection];
    this.changeApp({ connections, selectedConnectionId: connection.connectionId });
    return this.app;
  }
}

function subscribe<Payload>(
  listeners: Set<Listener<Payload>>,
  listener: Listener<Payload>,
): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function inMs(delayMs: number): Instant {
  return new Date(Date.now() + delayMs).toISOString() as Instant;
}
