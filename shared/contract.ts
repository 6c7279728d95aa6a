import type { ApiKeyRow, Instant, KeyId, RefreshedKey, RevealedSecret } from "./apiKey.ts";
import type { AppError } from "./appError.ts";
import type { AppState, LanguageSetting } from "./appState.ts";
import type { ClipboardState } from "./clipboardState.ts";
import type { ConnectionId, Environment } from "./connection.ts";
import type { Result } from "./result.ts";

/**
 * Every call between the two processes. The preload offers exactly these as `window.keyrack`;
 * `channels.ts` names their channels and `schemas.ts` parses their requests in main.
 */
export interface KeyrackCalls {
  getAppState(): Answer<AppState>;

  /** The masked keys of a connection, in the platform's order. */
  listKeys(request: ListKeysRequest): Answer<KeyList>;
  /** One secret for one cell, to be hidden at `hidesAt`. */
  revealKey(request: KeyRequest): Answer<RevealedKey>;
  /** Puts the secret on the clipboard from main; it never reaches the renderer. */
  copyKey(request: KeyRequest): Answer<ClipboardState>;
  /** The platform makes a new secret and the old one dies at once. */
  refreshKey(request: RefreshKeyRequest): Answer<RefreshedKey>;

  getClipboardState(): Answer<ClipboardState>;
  /** Clears the clipboard now if it still holds our key. */
  clearClipboard(): Answer<ClipboardState>;

  /** Tries the account first; nothing is kept unless the server accepts it. */
  connectBakuun(request: ConnectBakuunRequest): Answer<AppState>;
  /** Gives up an attempt to connect that is under way; then nothing of it is kept. */
  cancelConnecting(): Answer<AppState>;
  /** Adds the demo connection and selects it; its server starts with the first call to it. */
  connectDemo(): Answer<AppState>;
  selectConnection(request: ConnectionRequest): Answer<AppState>;
  /** Removes the connection and its token from this computer; the platform is not told. */
  removeConnection(request: ConnectionRequest): Answer<AppState>;

  setLanguage(request: SetLanguageRequest): Answer<AppState>;
}

/** What main tells the page unasked. Events say that something changed; they carry no secret. */
export interface KeyrackEvents {
  appStateChanged: AppState;
  clipboardStateChanged: ClipboardState;
  /** An item of the application menu that the page carries out. */
  menuCommand: MenuCommand;
}

/** `window.keyrack`: the calls, and one subscription an event that returns its own end. */
export type KeyrackApi = KeyrackCalls & {
  readonly [Event in keyof KeyrackEvents as `on${Capitalize<Event>}`]: (
    listener: (payload: KeyrackEvents[Event]) => void,
  ) => () => void;
};

export type MenuCommand = "reload-keys" | "add-connection" | "open-settings";

/** What the one argument of a call is; undefined for a call without one. */
export type RequestOf<Name extends keyof KeyrackCalls> = Parameters<KeyrackCalls[Name]>[0];

/** What a call gives when it succeeds. */
export type ValueOf<Name extends keyof KeyrackCalls> =
  Awaited<ReturnType<KeyrackCalls[Name]>> extends Result<infer Value, AppError> ? Value : never;

type Answer<Value> = Promise<Result<Value, AppError>>;

export interface ConnectionRequest {
  readonly connectionId: ConnectionId;
}

export type ListKeysRequest = ConnectionRequest;

export interface KeyRequest extends ConnectionRequest {
  readonly keyId: KeyId;
}

export interface RefreshKeyRequest extends KeyRequest {
  /** The version of the row that the user saw when confirming. */
  readonly version: string;
}

export interface ConnectBakuunRequest {
  readonly name: string;
  readonly environment: Environment;
  /** `https://host[:port]`, or http on this computer itself. */
  readonly origin: string;
  /** On its way to the keychain; the page forgets it with the call. */
  readonly adminToken: string;
}

export interface SetLanguageRequest {
  readonly language: LanguageSetting;
}

export interface KeyList {
  readonly rows: readonly ApiKeyRow[];
  /** When the platform answered. */
  readonly loadedAt: Instant;
}

export interface RevealedKey {
  readonly secret: RevealedSecret;
  readonly hidesAt: Instant;
}
