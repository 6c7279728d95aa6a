import { powerMonitor, systemPreferences } from "electron";
import { createElectronTouchId } from "./adapters/lock/electronTouchId.ts";
import { KeychainVerifierStore } from "./adapters/lock/keychainVerifierStore.ts";
import { scryptDigest as slowDigest } from "./adapters/lock/scryptDigest.ts";
import { isWayland, SystemIdleTime } from "./adapters/lock/systemIdleTime.ts";
import { timeLimit } from "./adapters/timeLimit.ts";
import type { ActivityRecorder } from "./core/activity/activityRecorder.ts";
import { AppLock } from "./core/lock/appLock.ts";
import { dropSecrets, holdSecretsAgain, type SecretHolders } from "./core/lock/dropSecrets.ts";
import { Passphrase } from "./core/lock/passphrase.ts";
import type { AppLog, Clock, Keychain } from "./core/ports.ts";
import type { SettingsStore } from "./core/settingsStore.ts";

/** What is in memory goes at once; a clipboard or a process that hangs must not keep us locked. */
const dropTakesAtMostMs = 3_000;

interface LockParts {
  readonly activity: ActivityRecorder;
  readonly clock: Clock;
  readonly holders: SecretHolders;
  readonly keychain: Keychain;
  readonly log: AppLog;
  readonly settings: SettingsStore;
  readonly touchIdReason: (purpose: "unlock" | "refresh") => string;
  readonly onUnlocked: () => void;
  readonly onChanged: () => void;
}

/** The lock with all that it asks of the system. */
export function buildLock({ holders, keychain, ...parts }: LockParts) {
  const { clock, settings } = parts;
  const mayNotCount = isWayland(process.platform, process.env);
  const idleTime = new SystemIdleTime({ powerMonitor, clock, mayNotCount });
  const verifiers = new KeychainVerifierStore({ keychain });
  const lock = new AppLock({
    ...parts,
    idleTime: idleTime.read,
    passphrase: new Passphrase({ verifiers, slowDigest, clock, settings }),
    touchId: createElectronTouchId(systemPreferences, process.platform),
    dropSecrets: () => timeLimit(dropSecrets(holders), dropTakesAtMostMs, undefined),
    onUnlocked: () => {
      holdSecretsAgain(holders);
      parts.onUnlocked();
    },
  });
  return { lock, idleTime };
}
