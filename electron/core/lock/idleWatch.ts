import type { Clock } from "../ports.ts";
import type { IdleTime } from "./lockPorts.ts";

/** Idle times come in whole seconds: no use in asking again sooner. */
const soonestMs = 1_000;

/**
 * Tells once when nobody has touched the computer for long enough. It sleeps until that can be at
 * the earliest, so an app that is in use wakes about once in that time.
 */
export class IdleWatch {
  readonly #clock: Clock;
  readonly #idleTime: IdleTime;
  readonly #limitMs: () => number | null;
  readonly #onIdle: () => void;
  #stopTimer: () => void = () => undefined;

  /** `limitMs`: how long that is now; null for never. */
  constructor(dependencies: {
    clock: Clock;
    idleTime: IdleTime;
    limitMs: () => number | null;
    onIdle: () => void;
  }) {
    this.#clock = dependencies.clock;
    this.#idleTime = dependencies.idleTime;
    this.#limitMs = dependencies.limitMs;
    this.#onIdle = dependencies.onIdle;
  }

  /** Watches from now on: also for another limit, and after somebody has just unlocked. */
  start(): void {
    this.stop();
    const limitMs = this.#limitMs();
    if (limitMs !== null) this.#askIn(limitMs, limitMs);
  }

  stop(): void {
    this.#stopTimer();
  }

  #askIn(delayMs: number, limitMs: number): void {
    const dueMs = this.#clock.now() + delayMs;
    this.#stopTimer = this.#clock.setTimer(delayMs, () => {
      // The computer slept through it; whoever woke it has touched it since.
      const hasSleptLong = this.#clock.now() - dueMs >= limitMs;
      const restMs = limitMs - this.#idleTime();
      if (hasSleptLong || restMs <= 0) this.#onIdle();
      else this.#askIn(Math.max(restMs, soonestMs), limitMs);
    });
  }
}
