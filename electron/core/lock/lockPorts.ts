import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";

/** How long nobody has touched keyboard or mouse, in milliseconds, as far as the system tells. */
export type IdleTime = () => number;

/** Touch ID, where there is one. */
export interface TouchId {
  isAvailable(): boolean;
  /** Asks the person; false when it did not recognise them or was dismissed. */
  recognises(reason: string): Promise<boolean>;
}

/** A digest of a passphrase that takes long to make, so that guessing takes long (RFC 7914). */
export interface SlowDigest {
  /** Of a new passphrase, with a salt of its own, as text. */
  make(passphrase: Secret): Promise<string>;
  /** Whether a passphrase has this digest; false also for text that is no digest. */
  matches(passphrase: Secret, digest: string): Promise<boolean>;
}

/** What the system says about the person's session. */
export type SystemLockReason = "suspend" | "screen-lock";

/** Tells when the computer goes to sleep or the person's session is locked. */
export interface SystemLockSignals {
  /** Called once. Where the system can't be asked, nothing is ever told. */
  listen(onLock: (reason: SystemLockReason) => void): void;
}

/** What a passphrase is checked with, and how often that went wrong. */
export interface PassphraseVerifier {
  /** A `SlowDigest` of the passphrase. */
  readonly digest: string;
  /** Wrong tries since the last right one; one that is under way counts as wrong until it isn't. */
  readonly failures: number;
  /** No passphrase is tried before, in milliseconds since the epoch. */
  readonly notBeforeMs: number;
}

/** Where the verifier lies: in the keychain, which alone knows whether there is a passphrase. */
export interface VerifierStore {
  /** null when there is no passphrase; `keychain-unavailable` also for one that can't be parsed. */
  read(): Promise<Result<PassphraseVerifier | null, AppError>>;
  write(verifier: PassphraseVerifier): Promise<Result<void, AppError>>;
  remove(): Promise<Result<void, AppError>>;
}
