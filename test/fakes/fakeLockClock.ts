import type { Clock } from "../../electron/core/ports.ts";
import { FakeClock } from "./fakeClock.ts";

/** A clock whose hands somebody can set, or that stood while the computer slept: timers don't. */
export class FakeLockClock implements Clock {
  readonly #steady = new FakeClock();
  #setByMs = 0;

  now(): number {
    return this.#steady.now() + this.#setByMs;
  }

  setTimer(delayMs: number, callback: () => void): () => void {
    return this.#steady.setTimer(delayMs, callback);
  }

  /** Time passes, for timers, too. */
  advance(ms: number): void {
    this.#steady.advance(ms);
  }

  /** The hands are put forward, or back; no timer runs. */
  setBy(ms: number): void {
    this.#setByMs += ms;
  }

  get pendingTimers(): number {
    return this.#steady.pendingTimers;
  }
}
