import type { Clock, Keychain } from "../ports.ts";
import { Secret } from "../secret.ts";

export const headAccount = "activity-head";

/** Where the log ends: its last line with a mac. */
export interface Head {
  readonly seq: number;
  readonly mac: string;
}

const pauseMs = 30_000;

/** null for text that is no head. */
export function parseHead(text: string): Head | null {
  const [, seq, mac] = /^([1-9]\d{0,12}) ([\w-]{43})$/.exec(text) ?? [];
  return seq === undefined || mac === undefined ? null : { seq: Number(seq), mac };
}

/**
 * Keeps the log's end in the keychain. One write at a time, the latest wins, and nobody waits for
 * it: after a crash the file is a few lines ahead, which the chain then proves to be ours. A
 * keychain that had a problem is left alone for a while, since asking may open its prompt.
 */
export class HeadKeeper {
  readonly #keychain: Keychain;
  readonly #clock: Clock;
  /** What the keychain has not taken yet. */
  #latest: Head | null = null;
  #writing: Promise<void> | null = null;
  #pausedUntilMs = 0;

  constructor(dependencies: { keychain: Keychain; clock: Clock }) {
    this.#keychain = dependencies.keychain;
    this.#clock = dependencies.clock;
  }

  save(head: Head): void {
    this.#latest = head;
    if (this.#clock.now() >= this.#pausedUntilMs) this.#start();
  }

  /** Resolves once the keychain has the latest, or has refused it. */
  async flush(): Promise<void> {
    this.#start();
    await this.#writing;
  }

  #start(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  async #write(): Promise<void> {
    while (this.#latest !== null) {
      const head = this.#latest;
      const entry = new Secret(`${head.seq} ${head.mac}`);
      const written = await this.#keychain.write(headAccount, entry);
      if (!written.ok) {
        this.#pausedUntilMs = this.#clock.now() + pauseMs;
        return;
      }
      if (this.#latest === head) this.#latest = null;
    }
  }
}
