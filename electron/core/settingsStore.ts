import type { LanguageSetting } from "../../shared/appState.ts";
import type { KnownCompany } from "../../shared/companyKey.ts";
import type { ConnectionId, Environment, SignInAccount } from "../../shared/connection.ts";
import type { CopyChoice } from "../../shared/copyFormat.ts";
import type { ProtectionSettings } from "../../shared/protection.ts";
import type { IdentityRealm } from "./identityServer.ts";

interface SavedConnectionBase {
  readonly connectionId: ConnectionId;
  readonly environment: Environment;
  readonly name: string;
  /** null for the embedded demo server, whose port changes with each start. */
  readonly origin: string | null;
  /** How names are made of its keys; null for the platform's own pattern. */
  readonly namePattern: string | null;
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
  readonly protection: ProtectionSettings;
  /** Whether a passphrase unlocks the app; what it is checked with lies in the keychain. */
  readonly hasPassphrase: boolean;
  readonly copyChoices: readonly CopyChoice[];
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
