import type { Clock } from "../../../core/ports.ts";
import { BusConnection, callToBus } from "./busConnection.ts";
import type { BusMessage } from "./busMessage.ts";

const firstPauseMs = 1_000;
const longestPauseMs = 5 * 60_000;
/** A bus that does not let us in within this time hangs. */
const letInLimitMs = 10_000;
/** A connection that has lasted this long was a good one. */
const goodAfterMs = 60_000;

interface BusListenerParts {
  readonly clock: Clock;
  /** Tried in turns. */
  readonly socketPaths: readonly string[];
  readonly matchRules: readonly string[];
  readonly onReady?: (connection: BusConnection) => void;
  readonly onMessage: (message: BusMessage) => void;
}

/**
 * Hears the signals of a bus for as long as the app runs. A bus that is not there, hangs or ends
 * is tried again, after ever longer pauses; nothing is ever said about it.
 */
export class BusListener {
  readonly #parts: BusListenerParts;
  #attempts = 0;
  #pauseMs = firstPauseMs;
  #stopTimer: () => void = () => undefined;

  constructor(parts: BusListenerParts) {
    this.#parts = parts;
  }

  start(): void {
    const { clock, socketPaths, onMessage } = this.#parts;
    const socketPath = socketPaths[this.#attempts % socketPaths.length];
    if (socketPath === undefined) return;
    this.#attempts += 1;
    const startedAtMs = clock.now();
    const connection = new BusConnection({
      socketPath,
      onReady: () => this.#hear(connection),
      onMessage,
      onEnd: () => this.#startAgain(clock.now() - startedAtMs >= goodAfterMs),
    });
    this.#stopTimer = clock.setTimer(letInLimitMs, () => connection.close());
  }

  #hear(connection: BusConnection): void {
    this.#stopTimer();
    for (const rule of this.#parts.matchRules) connection.send(callToBus("AddMatch", [rule]));
    this.#parts.onReady?.(connection);
  }

  #startAgain(wasGood: boolean): void {
    this.#stopTimer();
    if (wasGood) this.#pauseMs = firstPauseMs;
    this.#stopTimer = this.#parts.clock.setTimer(this.#pauseMs, () => this.start());
    this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
  }
}
