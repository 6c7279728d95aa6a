import type { AppError } from "../../../shared/appError.ts";
import type { SetPassphraseRequest } from "../../../shared/contract.ts";
import { shortestPassphrase } from "../../../shared/lock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { SettingsStore } from "../settingsStore.ts";
import type { PassphraseVerifier, SlowDigest, VerifierStore } from "./lockPorts.ts";
import { nextTryMs, pauseAfterMs } from "./tryPause.ts";

/** What the keychain says of the passphrase, beside what the settings had said. */
export type PassphraseFinding =
  | "set"
  | "none"
  /** Set, although the settings said otherwise; they are corrected. */
  | "found"
  /** None, although the settings said otherwise; they are corrected. */
  | "gone"
  /** The keychain can't be asked. */
  | "unknown";

/**
 * The passphrase that unlocks the app. Only a slow digest of it is kept, in the keychain, beside
 * the number of wrong tries, which make the next one wait. The settings only remember whether
 * there is one, for the start; the keychain is right when they differ.
 */
export class Passphrase {
  readonly #verifiers: VerifierStore;
  readonly #slowDigest: SlowDigest;
  readonly #clock: Clock;
  readonly #settings: SettingsStore;

  constructor(dependencies: {
    verifiers: VerifierStore;
    slowDigest: SlowDigest;
    clock: Clock;
    settings: SettingsStore;
  }) {
    this.#verifiers = dependencies.verifiers;
    this.#slowDigest = dependencies.slowDigest;
    this.#clock = dependencies.clock;
    this.#settings = dependencies.settings;
  }

  /** As far as the settings know. */
  get isSet(): boolean {
    return this.#settings.read().hasPassphrase;
  }

  /** Asks the keychain, and corrects the settings after it. */
  async lookUp(): Promise<PassphraseFinding> {
    const stored = await this.#verifiers.read();
    if (!stored.ok) return "unknown";
    const isThere = stored.value !== null;
    if (isThere === this.isSet) return isThere ? "set" : "none";
    this.#settings.change({ hasPassphrase: isThere });
    return isThere ? "found" : "gone";
  }

  /**
   * Whether it is this one: `passphrase-wrong` or, while a pause lasts and nothing is compared,
   * `unlock-paused`. `unlock-refused` when there is none to compare with.
   */
  async check(text: string): Promise<Result<void, AppError>> {
    const stored = await this.#verifiers.read();
    if (!stored.ok) return stored;
    const verifier = stored.value;
    if (verifier === null) return err({ kind: "unlock-refused" });
    const waitMs = await this.#waitMs(verifier);
    if (waitMs > 0) return err({ kind: "unlock-paused", retryAfterMs: waitMs });
    // SECURITY: counted before it is compared, so that ending the app in between saves no try.
    const counted = this.#withOneMoreFailure(verifier);
    const written = await this.#verifiers.write(counted);
    if (!written.ok) return written;
    if (!(await this.#slowDigest.matches(secretOf(text), verifier.digest))) {
      const retryAfterMs = Math.max(0, counted.notBeforeMs - this.#clock.now());
      return err({ kind: "passphrase-wrong", retryAfterMs });
    }
    await this.#verifiers.write({ ...verifier, failures: 0, notBeforeMs: 0 });
    return ok(undefined);
  }

  /**
   * Sets, changes or removes it, once the present one was named; a wrong one counts as a try.
   * Nothing changes unless the keychain has taken it.
   *
   * @param beforeRemoval asked when there is one and it is about to go; an error keeps it.
   */
  async change(
    { current, next }: SetPassphraseRequest,
    beforeRemoval: () => Promise<Result<void, AppError>>,
  ): Promise<Result<void, AppError>> {
    if (next !== null && lengthOf(next) < shortestPassphrase) {
      return err({ kind: "passphrase-too-short", shortest: shortestPassphrase });
    }
    const stored = await this.#verifiers.read();
    if (!stored.ok) return stored;
    if (stored.value !== null) {
      if (current === null) return err({ kind: "unlock-refused" });
      const checked = await this.check(current);
      if (!checked.ok) return checked;
    }
    if (stored.value !== null && next === null) {
      const mayGo = await beforeRemoval();
      if (!mayGo.ok) return mayGo;
    }
    const kept = next === null ? await this.#verifiers.remove() : await this.#keep(next);
    if (kept.ok) this.#settings.change({ hasPassphrase: next !== null });
    return kept;
  }

  async #keep(text: string): Promise<Result<void, AppError>> {
    const digest = await this.#slowDigest.make(secretOf(text));
    return this.#verifiers.write({ digest, failures: 0, notBeforeMs: 0 });
  }

  /** How long the next try has to wait; a pause that a clock turned back begins anew is kept. */
  async #waitMs(verifier: PassphraseVerifier): Promise<number> {
    const nowMs = this.#clock.now();
    const notBeforeMs = nextTryMs(verifier, nowMs);
    if (notBeforeMs < verifier.notBeforeMs) {
      await this.#verifiers.write({ ...verifier, notBeforeMs });
    }
    return notBeforeMs - nowMs;
  }

  #withOneMoreFailure(verifier: PassphraseVerifier): PassphraseVerifier {
    const failures = verifier.failures + 1;
    return { ...verifier, failures, notBeforeMs: this.#clock.now() + pauseAfterMs(failures) };
  }
}

/** The same passphrase however a keyboard composes its characters (Unicode's NFKC). */
function secretOf(text: string): Secret {
  return new Secret(text.normalize("NFKC"));
}

/** In characters, as a person counts them, not in UTF-16 units. */
function lengthOf(text: string): number {
  return [...text.normalize("NFKC")].length;
}
