import type { HttpAnswer } from "../../core/httpClient.ts";
import type { Clock } from "../../core/ports.ts";

/**
 * The time at the platform, as its last answer had it: its dates are compared with this, not with
 * a computer's clock that may be wrong by a day. Good to about a second, which is all that the
 * header `Date` tells.
 */
export class PlatformTime {
  readonly #clock: Clock;
  /** How far the platform was ahead of the clock when it last answered. */
  #aheadMs: number | null = null;

  constructor(dependencies: { clock: Clock }) {
    this.#clock = dependencies.clock;
  }

  /** Milliseconds since the epoch; null as long as no answer has told. */
  now(): number | null {
    return this.#aheadMs === null ? null : this.#clock.now() + this.#aheadMs;
  }

  /** Measured anew with each answer, since our own clock may have been set meanwhile. */
  readFrom({ headers: { date: text = "" } }: Pick<HttpAnswer, "headers">): void {
    const timeMs = Date.parse(text);
    // Of all that a date can be parsed from, only the one form of RFC 9110 reads the same again.
    if (Number.isNaN(timeMs) || new Date(timeMs).toUTCString() !== text) return;
    this.#aheadMs = timeMs - this.#clock.now();
  }
}
