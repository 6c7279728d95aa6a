import type { AppError } from "../../../shared/appError.ts";
import type { SetPassphraseRequest, StepUp, UnlockRequest } from "../../../shared/contract.ts";
import type { LockReason, LockState, UnlockWays } from "../../../shared/lock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ActivityRecorder } from "../activity/activityRecorder.ts";
import { instantOf } from "../instantOf.ts";
import type { AppLog, Clock } from "../ports.ts";
import type { SettingsStore } from "../settingsStore.ts";
import { changePassphrase } from "./changePassphrase.ts";
import { IdleWatch } from "./idleWatch.ts";
import type { IdleTime, TouchId } from "./lockPorts.ts";
import { LockRecorder } from "./lockRecorder.ts";
import type { Passphrase } from "./passphrase.ts";
import { Turns } from "./turns.ts";
import { UnlockTries } from "./unlockTries.ts";

const minuteMs = 60_000;

interface AppLockDependencies {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly idleTime: IdleTime;
  readonly passphrase: Passphrase;
  readonly touchId: TouchId;
  /** What the system's Touch ID prompt says it is for, in the person's language. */
  readonly touchIdReason: (purpose: "unlock" | "refresh") => string;
  readonly activity: ActivityRecorder;
  readonly log: AppLog;
  /** Begins at once to drop what is secret; bounded in time. Unlocking waits for its end. */
  readonly dropSecrets: () => Promise<void>;
  /** Called while `state` says unlocked already. */
  readonly onUnlocked: () => void;
  /** `state` or `unlockWays` has changed. */
  readonly onChanged: () => void;
}

/**
 * The lock of the app: what locks it, and what unlocks it again. A passphrase or Touch ID, where
 * there is either; else a plain button, which keeps out a glance.
 */
export class AppLock {
  readonly #parts: AppLockDependencies;
  readonly #recorder: LockRecorder;
  readonly #tries: UnlockTries;
  readonly #idleWatch: IdleWatch;
  #state: LockState = { state: "unlocked" };
  #epoch = 0;
  /** Counts all that asked for a lock, also while it was locked. */
  #locksAsked = 0;
  #dropping: Promise<void> = Promise.resolve();
  readonly #turns = new Turns();

  constructor(dependencies: AppLockDependencies) {
    this.#parts = dependencies;
    const { clock, idleTime, settings } = dependencies;
    this.#recorder = new LockRecorder(dependencies);
    const onCorrected = (correction: "found" | "gone") => this.#onCorrected(correction);
    this.#tries = new UnlockTries({ ...dependencies, onCorrected });
    const limitMs = () => {
      const minutes = settings.read().protection.lockAfterMinutes;
      return minutes === null ? null : minutes * minuteMs;
    };
    const onIdle = () => void this.lock("idle");
    this.#idleWatch = new IdleWatch({ clock, idleTime, limitMs, onIdle });
  }

  get state(): LockState {
    return this.#state;
  }

  get isLocked(): boolean {
    return this.#state.state === "locked";
  }

  /** Grows with each lock: the answer of a call that began in another epoch is withheld. */
  get epoch(): number {
    return this.#epoch;
  }

  get unlockWays(): UnlockWays {
    return this.#tries.ways;
  }

  /**
   * At the start of the app, before there is a page: locked where unlocking takes something, as
   * far as the settings know. Resolves once the keychain has had its say, which may lock it, too.
   */
  async start(): Promise<void> {
    const { touchId, passphrase } = this.unlockWays;
    if (touchId || passphrase) void this.lock("start");
    else this.#idleWatch.start();
    await this.#tries.hasPassphrase();
  }

  /**
   * The keychain can be asked now. When it could not be asked for the passphrase the last time, it
   * is asked again, and one that the settings don't know of locks the app, as at the start.
   */
  keychainAnswers(): Promise<void> {
    return this.#tries.lookUpIfUnknown();
  }

  /** Somebody came back to the window: a forgotten passphrase may be out of the keychain by now. */
  async comeBack(): Promise<void> {
    if (this.isLocked && this.unlockWays.passphrase) await this.#tries.hasPassphrase();
  }

  /**
   * Locked when this returns; resolves once secrets are dropped. Locking a locked app changes
   * nothing, but gives up an unlocking that is under way.
   */
  lock(reason: LockReason): Promise<void> {
    this.#locksAsked += 1;
    if (this.isLocked) return this.#dropping;
    const lockedAt = instantOf(this.#parts.clock.now());
    this.#state = { state: "locked", reason, lockedAt };
    this.#epoch += 1;
    this.#idleWatch.stop();
    this.#dropping = this.#dropSecrets();
    this.#parts.onChanged();
    // Not awaited: a disk that hangs must not keep secrets.
    this.#recorder.begin({ action: "lock", result: "ok", details: reason });
    return this.#dropping;
  }

  /** See `UnlockTries.try`; `locked` when something has asked for a lock meanwhile. */
  unlock(request: UnlockRequest): Promise<Result<void, AppError>> {
    return this.#turns.takeFor(request.way, () => this.#unlock(request));
  }

  /** `locked` while the app is. Else see `changePassphrase`. */
  setPassphrase(request: SetPassphraseRequest): Promise<Result<void, AppError>> {
    return this.#turns.take(async () => {
      if (this.isLocked) return err({ kind: "locked" });
      const { passphrase } = this.#parts;
      const changed = await changePassphrase({ passphrase, recorder: this.#recorder }, request);
      this.#parts.onChanged();
      return changed;
    });
  }

  /**
   * Unlocking once more, for what can't be undone; without a passphrase or Touch ID nothing is
   * asked. `unlock-refused` for a way that is not the one, or for none where there is one.
   */
  stepUp(request: StepUp | null): Promise<Result<void, AppError>> {
    return this.#turns.takeFor(request?.way ?? "plain", () => this.#stepUp(request));
  }

  /** The time after which the app locks may be another. */
  settingsChanged(): void {
    if (!this.isLocked) this.#idleWatch.limitChanged();
  }

  async #unlock(request: UnlockRequest): Promise<Result<void, AppError>> {
    if (!this.isLocked) return ok(undefined);
    const locksAsked = this.#locksAsked;
    // SECURITY: the screen was locked, say, since this try began: it counts no more.
    const unlessLocked = (tried: Result<void, AppError>): Result<void, AppError> =>
      tried.ok && this.#locksAsked !== locksAsked ? err({ kind: "locked" }) : tried;
    await this.#dropping;
    // Touch ID that is out of reach asks nobody.
    const isAsked = request.way !== "touch-id" || this.#parts.touchId.isAvailable();
    const event = { action: "unlock", details: request.way } as const;
    const tried = unlessLocked(await this.#tries.try(request));
    if (isAsked) await this.#recorder.recordTry(event, tried);
    const decided = unlessLocked(tried);
    // A lock that came while that was written: the line says otherwise.
    if (tried.ok && !decided.ok) await this.#recorder.recordTry(event, decided);
    if (!decided.ok) return decided;
    this.#state = { state: "unlocked" };
    this.#idleWatch.start();
    this.#parts.onUnlocked();
    this.#parts.onChanged();
    return ok(undefined);
  }

  async #stepUp(request: StepUp | null): Promise<Result<void, AppError>> {
    if (this.isLocked) return err({ kind: "locked" });
    const epoch = this.#epoch;
    const tried = await this.#tries.try(request ?? { way: "plain" }, "refresh");
    const event = { action: "step-up", ...(request && { details: request.way }) } as const;
    if (request !== null) await this.#recorder.recordTry(event, tried);
    return this.#epoch === epoch ? tried : err({ kind: "locked" });
  }

  async #onCorrected(correction: "found" | "gone"): Promise<void> {
    // SECURITY: also while it is locked: an unlocking by the button may be under way.
    if (correction === "found") void this.lock("start");
    this.#parts.onChanged();
    if (correction === "found") return;
    const details = "missing";
    await this.#recorder.record({ action: "passphrase-removed", result: "ok", details });
  }

  async #dropSecrets(): Promise<void> {
    try {
      await this.#parts.dropSecrets();
    } catch (error) {
      this.#parts.log.defect("dropping secrets", error);
    }
  }
}
