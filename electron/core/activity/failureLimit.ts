import type { ActivityAction } from "../../../shared/activity.ts";
import type { Clock } from "../ports.ts";
import type { ActivityEvent } from "./activityRecorder.ts";

const minuteMs = 60_000;
/** No person fails so often. */
const mostAMinute = 60;

/** Their end is told whatever it is: a line says already that they were begun. */
const begun: ReadonlySet<ActivityAction> = new Set(["refresh", "replace"]);

/** How many failures had no line of their own, by what was tried. */
export type LeftOut = ReadonlyMap<ActivityAction, number>;

/**
 * SECURITY: a page that was taken over could fill the disk with failures. Sixty a minute get a line
 * each; the others are counted, and the count is told when the minute is over.
 */
export class FailureLimit {
  readonly #clock: Clock;
  readonly #onMinuteOver: (leftOut: LeftOut) => void;
  #minuteEndsAtMs = 0;
  #failures = 0;
  #leftOut = new Map<ActivityAction, number>();
  #stopTimer: (() => void) | null = null;

  constructor(dependencies: { clock: Clock; onMinuteOver: (leftOut: LeftOut) => void }) {
    this.#clock = dependencies.clock;
    this.#onMinuteOver = dependencies.onMinuteOver;
  }

  /** Whether the event is to be written down; else it is counted. */
  letsThrough({ action, result }: Pick<ActivityEvent, "action" | "result">): boolean {
    if (result === "ok" || begun.has(action)) return true;
    const nowMs = this.#clock.now();
    if (nowMs >= this.#minuteEndsAtMs) {
      this.endMinute();
      this.#minuteEndsAtMs = nowMs + minuteMs;
    }
    this.#failures += 1;
    if (this.#failures <= mostAMinute) return true;
    this.#count(action, 1);
    return false;
  }

  /** Tells what was left out so far, if anything was. */
  endMinute(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#failures = 0;
    const leftOut = this.#leftOut;
    this.#leftOut = new Map();
    if (leftOut.size > 0) this.#onMinuteOver(leftOut);
  }

  /** What could not be told is told later, with what is left out until then. */
  giveBack(leftOut: LeftOut): void {
    for (const [action, times] of leftOut) this.#count(action, times);
  }

  #count(action: ActivityAction, times: number): void {
    this.#leftOut.set(action, (this.#leftOut.get(action) ?? 0) + times);
    this.#stopTimer ??= this.#clock.setTimer(minuteMs, () => this.endMinute());
  }
}
