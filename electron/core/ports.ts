import type { ApiKeyRow, KeyId, RefreshedKey } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { KeychainName, KeychainProblem, LanguageSetting } from "../../shared/appState.ts";
import type { CompanyId, CompanyKeyRow, KnownCompany } from "../../shared/companyKey.ts";
import type {
  ConnectionId,
  Environment,
  PlatformCapabilities,
  SignInAccount,
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

/**
 * An id for a secret that tells nothing about it: an HMAC under a random key of this run, as
 * base64url. The same secret has the same one for as long as the app runs.
 */
export type Fingerprint = (secret: Secret) => string;

export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; a POST without a body of either kind sends none. */
  readonly json?: unknown;
  /** Sent as it is, as `application/x-www-form-urlencoded`; it may hold a password or token. */
  readonly form?: Secret;
  /** Sent as `Authorization: Bearer …`, to the request's own origin only. */
  readonly bearer: Secret | null;
  /** Sent as `x-api-key`, likewise. */
  readonly apiKey?: Secret | null;
  /** "large": 30 s and 64 MB instead of 10 s and 10 MB, for lists without pages. */
  readonly answerSize?: "usual" | "large";
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
  /** null when the platform does not tell. */
  readonly email: string | null;
}

/** What every platform offers, signed in to one account on one environment. */
interface SignedInPlatform {
  readonly capabilities: PlatformCapabilities;
  whoAmI(): Promise<Result<Account, AppError>>;
  revealKey(keyId: KeyId): Promise<Result<Secret, AppError>>;
}

/** A platform with groups of Read and Post keys, each of which can be refreshed. */
export interface GroupKeyPlatform extends SignedInPlatform {
  readonly kind: "groups";
  listKeys(): Promise<Result<readonly ApiKeyRow[], AppError>>;
  refreshKey(order: RefreshOrder): Promise<Result<RefreshedKey, AppError>>;
}

/** A platform with one list of keys a company, to which keys can be added. */
export interface CompanyKeyPlatform extends SignedInPlatform {
  readonly kind: "company";
  listCompanyKeys(query: CompanyKeyQuery): Promise<Result<ListedCompanyKeys, AppError>>;
  /** Sent once and never again by itself; after a lost answer the key may be there all the same. */
  createCompanyKey(order: CompanyKeyOrder): Promise<Result<CompanyKeyRow, AppError>>;
}

export type KeyPlatform = GroupKeyPlatform | CompanyKeyPlatform;

export interface CompanyKeyQuery {
  /** null for the user's own. Sent for a superadmin only. */
  readonly companyId: CompanyId | null;
  readonly activeOnly: boolean;
}

export interface ListedCompanyKeys {
  readonly rows: readonly CompanyKeyRow[];
  readonly companyId: CompanyId | null;
  readonly email: string | null;
  readonly mayChooseCompany: boolean;
}

export interface CompanyKeyOrder {
  readonly companyId: CompanyId | null;
  /** "" leaves it to the platform, which takes the user's own. */
  readonly contactEmail: string;
  readonly notes: string;
}

/** Where a platform answers and as whom; asked before every call, since both can change. */
export interface PlatformAccess {
  readonly origin: string;
  readonly bearer: Secret;
  /** The company's own key, sent along; null when there is none. */
  readonly apiKey: Secret | null;
}

export type OpenAccess = () => Promise<Result<PlatformAccess, AppError>>;

/** Access by a bearer token that expires and is renewed. */
export interface SessionAccess {
  /** The token as it is now, renewed first when it is about to expire. */
  readonly open: OpenAccess;
  /**
   * After a 401: another token than the one that was refused. Calls that were refused together
   * share one renewal.
   */
  readonly reopen: (refused: PlatformAccess) => ReturnType<OpenAccess>;
}

/** What an identity server gives out. */
export interface SignInTokens {
  readonly accessToken: Secret;
  /** null when the server gives none: then the session ends with the access token. */
  readonly refreshToken: Secret | null;
  /** Milliseconds since the epoch; null when the server does not say. */
  readonly expiresAtMs: number | null;
}

/** Where people sign in: an OpenID Connect issuer and our public client there. */
export interface IdentityRealm {
  /** `https://identity.bookmore.com/realms/bookmore-admin` */
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * An identity server. The endpoints of the password way are the documented ones of Keycloak below
 * the issuer; those of the browser way are what the issuer's discovery document says.
 */
export interface IdentityServer {
  /** `sign-in-refused` for a wrong password. */
  signInWithPassword(
    realm: IdentityRealm,
    credentials: { readonly email: string; readonly password: Secret },
  ): Promise<Result<SignInTokens, AppError>>;
  /**
   * Opens the system browser and waits, five minutes at most, for it to come back to a port of
   * this computer: authorization code with PKCE (RFC 8252). Given up once `givenUp` settles, and
   * `connecting-cancelled` then.
   */
  signInInBrowser(
    realm: IdentityRealm,
    givenUp: Promise<void>,
  ): Promise<Result<SignInTokens, AppError>>;
  /** `signed-out` when the session is over. A refresh token may be good for one renewal only. */
  renew(
    realm: IdentityRealm,
    way: SignInAccount["way"],
    refreshToken: Secret,
  ): Promise<Result<SignInTokens, AppError>>;
  /** Ends the session and all its tokens; `signed-out` when it was over already. */
  endSession(
    realm: IdentityRealm,
    way: SignInAccount["way"],
    refreshToken: Secret,
  ): Promise<Result<void, AppError>>;
}

interface SavedConnectionBase {
  readonly connectionId: ConnectionId;
  readonly environment: Environment;
  readonly name: string;
  /** null for the embedded demo server, whose port changes with each start. */
  readonly origin: string | null;
}

export interface SavedBakuunConnection extends SavedConnectionBase {
  readonly platform: "bakuun";
}

export interface SavedBokameraConnection extends SavedConnectionBase {
  readonly platform: "bokamera";
  readonly identity: IdentityRealm;
  /** null for the demo, which signs in by itself. */
  readonly signIn: SignInAccount | null;
  readonly hasApiKey: boolean;
  readonly companies: readonly KnownCompany[];
}

/** A connection as it is kept on disk: no token, no key. */
export type SavedConnection = SavedBakuunConnection | SavedBokameraConnection;

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
   * Where it is, once it answers. It derives its keys from `rootSecret` and keeps none. While it
   * runs, it keeps the secrets that it was started with.
   */
  start(secrets: DemoSecrets): Promise<Result<RunningDemo, AppError>>;
  /** Ends it, and resolves once it has ended. */
  stop(): Promise<void>;
}

export interface RunningDemo {
  readonly origin: string;
  /** An administrator of its BokaMera half. */
  readonly bokamera: {
    readonly realm: IdentityRealm;
    readonly email: string;
    readonly password: Secret;
  };
}

export interface DemoSecrets {
  readonly rootSecret: Secret;
  readonly adminToken: Secret;
}

/** What a file of exported keys may hold: metadata, never a secret. */
export interface ExportedKey {
  readonly company: string;
  readonly key: string;
  readonly status: string;
  readonly created: string;
  readonly expires: string;
  readonly contact: string;
  readonly notes: string;
  readonly allowedIpAddresses: string;
  readonly findings: readonly string[];
}

/** Asks a person for a file and writes it. */
export interface ExportFile {
  /** Its name as it was written; null when the person thought better of it. */
  save(
    suggestion: { readonly fileName: string; readonly format: "csv" | "json" },
    keys: readonly ExportedKey[],
  ): Promise<Result<string | null, AppError>>;
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
