import type { Clock } from "../../electron/core/ports.ts";

/** A pause between two tries is shorter than this; what lapses is longer. */
const longestPauseMs = 60_000;

/** A clock that may be wrong, on which pauses take no time and nothing lapses. */
export class HurryingClock implements Clock {
  readonly #offMs: number;

  /** @param offMs how far it is ahead of the real time. */
  constructor(offMs: number) {
    this.#offMs = offMs;
  }

  now(): number {
    return Date.now() + this.#offMs;
  }

  setTimer(delayMs: number, callback: () => void): () => void {
    if (delayMs > longestPauseMs) return () => undefined;
    const timer = setImmediate(callback);
    return () => clearImmediate(timer);
  }
}
