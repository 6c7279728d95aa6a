import type { ApiKeyRow, KeyId, RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { KeychainName, KeychainProblem, LanguageSetting } from "../../shared/appState.ts";
import type {
  ConnectionId,
  Environment,
  PlatformCapabilities,
  PlatformId,
} from "../../shared/connection.ts";
import type { Result } from "../../shared/result.ts";
import type { Secret } from "./secret.ts";

/** The time, and timers that tests can move by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once after `delayMs`; the returned function stops it. */
  setTimer(delayMs: number, callback: () => void): () => void;
}

/** The OS keychain. Values are secrets; accounts are not. Every call ends within its time limit. */
export interface Keychain {
  /** Asks once whether there is a keychain that answers. */
  probe(): Promise<Result<KeychainName, KeychainProblem>>;
  /** null when there is no such account. */
  read(account: string): Promise<Result<Secret | null, KeychainProblem>>;
  write(account: string, secret: Secret): Promise<Result<void, KeychainProblem>>;
  remove(account: string): Promise<Result<void, KeychainProblem>>;
}

/** "primary" is the selection of X11 that a middle click pastes; elsewhere it is always empty. */
export type ClipboardSelection = "clipboard" | "primary";

/** The system clipboard as text. Rejects when the system refuses. */
export interface Clipboard {
  writeSecret(secret: Secret): Promise<void>;
  readText(selection: ClipboardSelection): Promise<string>;
  clear(selection: ClipboardSelection): Promise<void>;
}

/** A digest by which two secrets are told apart without keeping either. */
export type Digest = (text: string) => string;

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; a POST without one sends no body. */
  readonly json?: unknown;
  /** Sent as `Authorization: Bearer …`, to the request's own origin only. */
  readonly bearer: Secret | null;
}

/** A complete answer of any status that is not a redirect. */
export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Why there is no answer. Only "unreachable" and "address-refused" prove that the request never
 * left; after any other the server may have done the work.
 */
export type HttpFailure = Extract<
  AppError,
  {
    kind:
      | "unreachable"
      | "connection-lost"
      | "timed-out"
      | "redirected"
      | "answer-too-large"
      | "address-refused";
  }
>;

/**
 * HTTP with the house rules built in: https only (http on loopback), 10 s for the whole answer,
 * 10 MB at most, no redirect followed to another origin, no cookies, no cache.
 */
export interface HttpClient {
  send(request: HttpRequest): Promise<Result<HttpAnswer, HttpFailure>>;
}

/** One refresh that a person has confirmed. */
export interface RefreshOrder {
  readonly keyId: KeyId;
  /** The version that must still be current, else `key-changed`. */
  readonly version: string;
  /** A UUID; the same order sent again does not refresh again. */
  readonly idempotencyKey: string;
}

/** Who a token belongs to, as the platform tells. */
export interface Account {
  readonly name: string;
}

/** One platform, signed in to one account on one environment. */
export interface KeyPlatform {
  readonly capabilities: PlatformCapabilities;
  whoAmI(): Promise<Result<Account, AppError>>;
  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>>;
  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>>;
  refreshKey(order: RefreshOrder): Promise<Result<RefreshedKey, AppError>>;
}

/** Where a platform answers and as whom; asked before every call, since both can change. */
export interface PlatformAccess {
  readonly origin: string;
  readonly bearer: Secret;
}

export type OpenAccess = () => Promise<Result<PlatformAccess, AppError>>;

/** A connection as it is kept on disk: no token, no key. */
export interface SavedConnection {
  readonly connectionId: ConnectionId;
  readonly platform: PlatformId;
  readonly environment: Environment;
  readonly name: string;
  /** null for the embedded demo server, whose port changes with each start. */
  readonly origin: string | null;
}

/** What lasts between two runs; free of secrets. */
export interface Settings {
  readonly connections: readonly SavedConnection[];
  readonly selectedConnectionId: ConnectionId | null;
  readonly language: LanguageSetting;
  readonly window: WindowPlacement | null;
  /** Keychain accounts of removed connections that the keychain has not let go of yet. */
  readonly accountsToForget: readonly string[];
}

/** In device-independent pixels. */
export interface WindowPlacement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

export interface SettingsStore {
  read(): Settings;
  /** Changes the named settings in one atomic write. What can't be saved still holds for this run. */
  change(change: Partial<Settings>): void;
  /** Whether the last write reached the disk; true before the first. */
  readonly isSaved: boolean;
  /** Where a settings file that could not be read was kept; null when there was none. */
  readonly setAsideAs: string | null;
}

/** The embedded demo server in its process; started when first asked for, again after it ended. */
export interface DemoServer {
  /**
   * Its origin, once it answers. It derives its keys from `rootSecret` and keeps none. While it
   * runs, it keeps the secrets that it was started with.
   */
  start(secrets: DemoSecrets): Promise<Result<string, AppError>>;
  /** Ends it, and resolves once it has ended. */
  stop(): Promise<void>;
}

export interface DemoSecrets {
  readonly rootSecret: Secret;
  readonly adminToken: Secret;
}

/** Random values from the system's source. */
export interface Random {
  uuid(): string;
  /** 32 bytes as text, for tokens of our own. */
  secret(): Secret;
}

/** The program's own log: what happened, never with what. */
export interface AppLog {
  /** A defect of ours. Only the error's type and stack frames are kept, never its message. */
  defect(where: string, error: unknown): void;
}
