import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Keychain, Random } from "../../core/ports.ts";
import type { Secret } from "../../core/secret.ts";

const account = "cache-key";
const keyBytes = 32;

/**
 * The key of what the app keeps encrypted on the disk: from the keychain, made at first use. What
 * it is for gets keys of its own, derived from it; itself it is used for nothing.
 */
export class CacheKey {
  readonly #keychain: Keychain;
  readonly #random: Random;
  #secret: Secret | null = null;
  #asked: Promise<Secret | null> | null = null;
  /** Counts up with each `drop`: what was asked before must not be kept after it. */
  #drops = 0;

  constructor(dependencies: { keychain: Keychain; random: Random }) {
    this.#keychain = dependencies.keychain;
    this.#random = dependencies.random;
  }

  /** 256 bits for one purpose, the same in every run; null while the keychain does not answer. */
  async keyFor(purpose: string): Promise<KeyObject | null> {
    const secret = await this.#read();
    if (secret === null) return null;
    // The secret is random, so that a fast derivation does.
    const derived = hkdfSync("sha256", secret.exposeText(), "", `keyrack ${purpose}`, keyBytes);
    return createSecretKey(Buffer.from(derived));
  }

  /** When the app is locked; the next one who needs it has it read again. */
  drop(): void {
    this.#secret = null;
    this.#asked = null;
    this.#drops += 1;
  }

  async #read(): Promise<Secret | null> {
    if (this.#secret !== null) return this.#secret;
    const drops = this.#drops;
    // One question at a time: two that find nothing would make two keys.
    this.#asked ??= this.#ask();
    const asked = this.#asked;
    const secret = await asked;
    if (drops === this.#drops) this.#secret = secret;
    if (this.#asked === asked) this.#asked = null;
    return secret;
  }

  async #ask(): Promise<Secret | null> {
    const kept = await this.#keychain.read(account);
    if (!kept.ok) return null;
    if (kept.value !== null) return kept.value;
    const made = this.#random.secret();
    const written = await this.#keychain.write(account, made);
    return written.ok ? made : null;
  }
}
