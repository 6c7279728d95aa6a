import type { Clock, Keychain, Random } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { type Head, headAccount, parseHead } from "./activityHead.ts";
import type { ActivitySecrets } from "./activityPorts.ts";
import { waitAtMost } from "./waitAtMost.ts";

const chainKeyAccount = "activity-chain-key";
const saltAccount = "activity-fingerprint-salt";

/** How long lines wait for the keychain, in all of a run. */
const patienceMs = 3_000;
const pauseMs = 30_000;

export type KeysState =
  /** The keychain was not asked, or does not answer. */
  | { readonly state: "unknown" }
  /** It answers, and has no key of the chain: it never had, or lost it. */
  | { readonly state: "missing" }
  | {
      readonly state: "known";
      readonly chainKey: Secret;
      readonly salt: Secret;
      /** As the keychain had it when it was asked. */
      readonly head: Head | null;
    };

/** The key of the chain, the salt of the fingerprints, and where the log ended; from the keychain. */
export class ActivityKeys {
  readonly #keychain: Keychain;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #secrets: ActivitySecrets;
  #state: KeysState = { state: "unknown" };
  #work: Promise<void> | null = null;
  #patienceEndsAtMs: number | null = null;
  #pausedUntilMs = 0;

  constructor(dependencies: {
    keychain: Keychain;
    clock: Clock;
    random: Random;
    secrets: ActivitySecrets;
  }) {
    this.#keychain = dependencies.keychain;
    this.#clock = dependencies.clock;
    this.#random = dependencies.random;
    this.#secrets = dependencies.secrets;
  }

  get state(): KeysState {
    return this.#state;
  }

  /**
   * Asks the keychain if what it holds is not known. It is waited for at the start of a run only;
   * one that had a problem is asked again after a while, in the background.
   */
  async ask(): Promise<void> {
    if (this.#state.state !== "unknown") return;
    if (this.#clock.now() >= this.#pausedUntilMs) this.#start(() => this.#read());
    await this.#waitForWork();
  }

  /** The next `ask` asks whatever happened before: the keychain is said to answer again. */
  endPause(): void {
    this.#pausedUntilMs = 0;
  }

  /** Makes the keys that are missing; not known until the keychain has them. */
  async create(): Promise<void> {
    if (this.#state.state !== "missing") return;
    this.#start(() => this.#create());
    await this.#waitForWork();
  }

  #start(work: () => Promise<void>): void {
    this.#work ??= work().finally(() => {
      this.#work = null;
    });
  }

  async #waitForWork(): Promise<void> {
    const nowMs = this.#clock.now();
    this.#patienceEndsAtMs ??= nowMs + patienceMs;
    if (this.#work === null || nowMs >= this.#patienceEndsAtMs) return;
    await waitAtMost(this.#clock, this.#patienceEndsAtMs - nowMs, this.#work);
  }

  async #read(): Promise<void> {
    const chainKey = await this.#keychain.read(chainKeyAccount);
    if (!chainKey.ok) return this.#problem();
    if (chainKey.value === null) {
      this.#state = { state: "missing" };
      return;
    }
    const head = await this.#keychain.read(headAccount);
    const salt = await this.#salt();
    if (!head.ok || salt === null) return this.#problem();
    const known = head.value === null ? null : parseHead(this.#secrets.headText(head.value));
    this.#state = { state: "known", chainKey: chainKey.value, salt, head: known };
  }

  async #create(): Promise<void> {
    // The end of a chain whose key is gone would be missed at the end of the new one.
    const removed = await this.#keychain.remove(headAccount);
    const salt = await this.#salt();
    if (!removed.ok || salt === null) return this.#problem();
    const chainKey = this.#random.secret();
    // Last, since there is a chain from here on.
    const written = await this.#keychain.write(chainKeyAccount, chainKey);
    if (!written.ok) return this.#problem();
    this.#state = { state: "known", chainKey, salt, head: null };
  }

  /** null when the keychain neither gives one nor takes one. */
  async #salt(): Promise<Secret | null> {
    const kept = await this.#keychain.read(saltAccount);
    if (!kept.ok) return null;
    if (kept.value !== null) return kept.value;
    const salt = this.#random.secret();
    const written = await this.#keychain.write(saltAccount, salt);
    return written.ok ? salt : null;
  }

  #problem(): void {
    this.#state = { state: "unknown" };
    this.#pausedUntilMs = this.#clock.now() + pauseMs;
  }
}
