import { KeychainVerifierStore } from "../../electron/adapters/lock/keychainVerifierStore.ts";
import { AppLock } from "../../electron/core/lock/appLock.ts";
import type { SlowDigest, TouchId } from "../../electron/core/lock/lockPorts.ts";
import { Passphrase } from "../../electron/core/lock/passphrase.ts";
import type { Secret } from "../../electron/core/secret.ts";
import { FakeKeychain } from "./fakeKeychain.ts";
import { FakeLockClock } from "./fakeLockClock.ts";
import { FakeSettingsStore } from "./fakeSettingsStore.ts";
import { RecordingActivity } from "./recordingActivity.ts";
import { recordingLog } from "./recordingLog.ts";

/** A digest that takes no time, and counts how often it was compared. */
class FakeSlowDigest implements SlowDigest {
  compared = 0;
  /** What happens while a passphrase is being compared. */
  onCompare: () => void | Promise<void> = () => undefined;

  async make(passphrase: Secret): Promise<string> {
    return `digest of ${passphrase.exposeText()}`;
  }

  async matches(passphrase: Secret, digest: string): Promise<boolean> {
    this.compared += 1;
    await this.onCompare();
    return digest === `digest of ${passphrase.exposeText()}`;
  }
}

class FakeTouchId implements TouchId {
  available = false;
  recognisesPerson = true;
  readonly reasons: string[] = [];

  isAvailable(): boolean {
    return this.available;
  }

  async recognises(reason: string): Promise<boolean> {
    this.reasons.push(reason);
    return this.available && this.recognisesPerson;
  }
}

/** The lock and all that it stands on; `restart` is the next run of the app on the same computer. */
export class FakeLockParts {
  readonly clock = new FakeLockClock();
  readonly settings = new FakeSettingsStore();
  readonly keychain = new FakeKeychain();
  readonly slowDigest = new FakeSlowDigest();
  readonly touchId = new FakeTouchId();
  readonly activity = new RecordingActivity();
  readonly log = recordingLog();
  idleMs = 0;
  /** What was called, in its order. */
  readonly calls: string[] = [];
  /** How dropping secrets goes. */
  dropSecrets: () => Promise<void> = async () => undefined;
  passphrase = this.#newPassphrase();
  lock = this.#newLock();

  restart(): void {
    this.passphrase = this.#newPassphrase();
    this.lock = this.#newLock();
  }

  #newPassphrase(): Passphrase {
    const { clock, keychain, settings, slowDigest } = this;
    const verifiers = new KeychainVerifierStore({ keychain });
    return new Passphrase({ verifiers, slowDigest, clock, settings });
  }

  #newLock(): AppLock {
    return new AppLock({
      clock: this.clock,
      settings: this.settings,
      idleTime: () => this.idleMs,
      passphrase: this.passphrase,
      touchId: this.touchId,
      touchIdReason: (purpose) => `${purpose} Keyrack`,
      activity: this.activity,
      log: this.log,
      dropSecrets: () => {
        this.calls.push("drop");
        return this.dropSecrets();
      },
      onUnlocked: () => this.calls.push("unlocked"),
      onChanged: () => this.calls.push(`changed to ${this.lock.state.state}`),
    });
  }
}
