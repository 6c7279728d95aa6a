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
  #watchedMs: number | null = null;
  #dueMs = Number.POSITIVE_INFINITY;
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

  /** Watches from now on, as after somebody has just unlocked. */
  start(): void {
    this.stop();
    const limitMs = this.#limitMs();
    this.#watchedMs = limitMs;
    if (limitMs !== null) this.#askIn(limitMs, limitMs);
  }

  /** The limit may be another: it is followed from here on, and may be up already. */
  limitChanged(): void {
    const limitMs = this.#limitMs();
    if (limitMs === this.#watchedMs) return;
    this.#watchedMs = limitMs;
    if (limitMs === null) {
      this.stop();
      return;
    }
    this.#stopTimer();
    // SECURITY: the time that has passed counts, else a page that goes on changing the limit
    // would keep the app open.
    this.#ask(limitMs);
  }

  stop(): void {
    this.#stopTimer();
    this.#dueMs = Number.POSITIVE_INFINITY;
  }

  #askIn(delayMs: number, limitMs: number): void {
    this.#dueMs = this.#clock.now() + delayMs;
    this.#stopTimer = this.#clock.setTimer(delayMs, () => this.#ask(limitMs));
  }

  #ask(limitMs: number): void {
    // The computer slept through it; whoever woke it has touched it since.
    const hasSleptLong = this.#clock.now() - this.#dueMs >= limitMs;
    const restMs = limitMs - this.#idleTime();
    if (hasSleptLong || restMs <= 0) this.#onIdle();
    else this.#askIn(Math.max(restMs, soonestMs), limitMs);
  }
}
