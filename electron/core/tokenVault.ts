import type { AppError } from "../../shared/appError.ts";
import type { KeychainProblem, KeychainStatus } from "../../shared/appState.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Clock, Keychain } from "./ports.ts";
import type { Secret } from "./secret.ts";

const lockedPauseMs = 30_000;

/**
 * The tokens of this run. Each lies in the keychain; where there is none, it is held in memory for
 * this run only, and moves to the keychain as soon as one answers.
 */
export class TokenVault {
  readonly #keychain: Keychain;
  readonly #clock: Clock;
  readonly #held = new Map<string, Secret>();
  /** Accounts whose token the keychain has not taken yet. */
  readonly #unsaved = new Set<string>();
  readonly #onStatusChanged: () => void;
  #status: KeychainStatus = { state: "checking" };
  #problemAtMs = 0;
  /** Counts what was forgotten, so that a read under way brings nothing back. */
  #forgotten = 0;
  /** Accounts whose token only memory had when it was dropped: no keychain brings it back. */
  readonly #lost = new Set<string>();
  /** Nothing is held while the app is locked. */
  #isClosed = false;

  constructor(dependencies: { keychain: Keychain; clock: Clock; onStatusChanged: () => void }) {
    this.#keychain = dependencies.keychain;
    this.#clock = dependencies.clock;
    this.#onStatusChanged = dependencies.onStatusChanged;
  }

  get status(): KeychainStatus {
    return this.#status;
  }

  /** Asks the keychain whether it answers, and hands it what it has not taken yet. */
  async probe(): Promise<void> {
    const probed = await this.#keychain.probe();
    if (!probed.ok) return this.#problem(probed.error);
    for (const account of [...this.#unsaved]) {
      const token = this.#held.get(account);
      if (token === undefined) continue;
      const written = await this.#keychain.write(account, token);
      if (!written.ok) return this.#problem(written.error);
      if (this.#held.get(account) === token) this.#unsaved.delete(account);
    }
    this.#setStatus({ state: "available", name: probed.value });
  }

  /**
   * Asks again when the keychain had a problem, say as the user comes back to the window. One that
   * was locked is left alone for a while: asking opens its prompt, and closing that prompt brings
   * the user back to the window.
   */
  async probeAgain(): Promise<void> {
    if (this.#status.state !== "unavailable") return;
    const isTooSoon = this.#clock.now() - this.#problemAtMs < lockedPauseMs;
    if (this.#status.reason === "locked" && isTooSoon) return;
    await this.probe();
  }

  /** The token of an account: from memory, else from the keychain. */
  async read(account: string): Promise<Result<Secret, AppError>> {
    const held = this.#held.get(account);
    if (held !== undefined) return ok(held);
    const forgottenBefore = this.#forgotten;
    const stored = await this.#keychain.read(account);
    if (!stored.ok) {
      this.#problem(stored.error);
      return err({ kind: this.#lost.has(account) ? "token-missing" : "keychain-unavailable" });
    }
    // A newer one may have been kept while the keychain was looking.
    const newer = this.#held.get(account);
    if (newer !== undefined) return ok(newer);
    if (stored.value === null) return err({ kind: "token-missing" });
    // Not when it was forgotten while the keychain was looking for it.
    const mayHold = this.#forgotten === forgottenBefore && !this.#isClosed;
    if (mayHold) this.#held.set(account, stored.value);
    return ok(stored.value);
  }

  /** Keeps a token for this run at least, and in the keychain where that works. */
  async keep(account: string, token: Secret): Promise<void> {
    this.#held.set(account, token);
    this.#unsaved.add(account);
    this.#lost.delete(account);
    const written = await this.#keychain.write(account, token);
    if (!written.ok) this.#problem(written.error);
    else this.#unsaved.delete(account);
    if (this.#isClosed) this.#drop();
  }

  /** Holds a token for this run only, so that one the keychain may still have is not replaced. */
  hold(account: string, token: Secret): void {
    if (!this.#isClosed) this.#held.set(account, token);
  }

  /** Forgets a token here at once; whether the keychain has let go of it too is the answer. */
  async forget(account: string): Promise<boolean> {
    this.#forgotten += 1;
    this.#held.delete(account);
    this.#unsaved.delete(account);
    const removed = await this.#keychain.remove(account);
    if (!removed.ok) this.#problem(removed.error);
    return removed.ok;
  }

  /**
   * Drops every token from memory, those that the keychain has never taken as well, and holds none
   * until `reopen`: what a renewal under way brings goes to the keychain and nowhere else.
   */
  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  reopen(): void {
    this.#isClosed = false;
  }

  #drop(): void {
    this.#forgotten += 1;
    for (const account of this.#unsaved) this.#lost.add(account);
    this.#held.clear();
    this.#unsaved.clear();
  }

  #problem(reason: KeychainProblem): void {
    this.#problemAtMs = this.#clock.now();
    this.#setStatus({ state: "unavailable", reason });
  }

  #setStatus(status: KeychainStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#onStatusChanged();
  }
}
