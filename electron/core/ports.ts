import type { AppError } from "../../shared/appError.ts";
import type { KeychainName, KeychainProblem } from "../../shared/appState.ts";
import type { Result } from "../../shared/result.ts";
import type { IdentityRealm } from "./identityServer.ts";
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
