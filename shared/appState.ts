import type { ActivityLogStatus } from "./activity.ts";
import type { Connection, ConnectionId } from "./connection.ts";
import type { CopyChoice } from "./copyFormat.ts";
import type { LinkedFile } from "./linkedFile.ts";
import type { LockState, UnlockWays } from "./lock.ts";
import type { ProtectionSettings, SystemProtection } from "./protection.ts";
import type { KeyChange, Refresh } from "./refresh.ts";

export type Locale = "en" | "sv";

/** "system" follows the language of the operating system. */
export type LanguageSetting = "system" | Locale;

/** Whether sign-in tokens can be kept in the OS keychain, and if not, why. */
export type KeychainStatus =
  | { readonly state: "checking" }
  | { readonly state: "available"; readonly name: KeychainName }
  | { readonly state: "unavailable"; readonly reason: KeychainProblem };

export type KeychainName = "secret-service" | "macos-keychain" | "windows-credential-manager";

export type KeychainProblem =
  /** No keychain service runs on this system. */
  | "no-service"
  /** It is there, but locked, and was not unlocked. */
  | "locked"
  /** It did not answer within three seconds. */
  | "no-answer"
  /** Chromium was told to keep secrets as plain text, or found nothing better. */
  | "basic-text"
  /** It answered with an error. */
  | "failed";

/** What both processes agree on about the app itself; small, and free of secrets. */
export interface AppState {
  readonly connections: readonly Connection[];
  readonly selectedConnectionId: ConnectionId | null;
  readonly keychain: KeychainStatus;
  readonly language: LanguageSetting;
  /** The language in use. */
  readonly locale: Locale;
  /** False only in an unpackaged run as root: for looking around, not for live keys. */
  readonly chromiumSandbox: boolean;
  /** The file that a damaged settings file was kept as; null when the settings were read. */
  readonly settingsSetAsideAs: string | null;
  /** False when the disk refuses them: what is changed then holds for this run only. */
  readonly settingsAreSaved: boolean;
  readonly lock: LockState;
  readonly unlockWays: UnlockWays;
  readonly protection: ProtectionSettings;
  readonly systemProtection: SystemProtection;
  readonly activityLog: ActivityLogStatus;
  /** Those whose record is kept: planned, under way, unknown, or not seen to their end; oldest first. */
  readonly refreshes: readonly Refresh[];
  /** Records of refreshes that could not be read; the files that they were kept as. */
  readonly refreshesSetAsideAs: readonly string[];
  /** Keys that somebody else refreshed, until acknowledged. */
  readonly keyChanges: readonly KeyChange[];
  /** Entries of config files that are to hold a key, oldest link first. */
  readonly linkedFiles: readonly LinkedFile[];
  /** What keys were copied as the last time, where that was not the plain key. */
  readonly copyChoices: readonly CopyChoice[];
  readonly appVersion: string;
}
