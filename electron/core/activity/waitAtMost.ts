import type { Clock } from "../ports.ts";

/** Resolves with the work, or when the time is up; the work goes on. */
export function waitAtMost(clock: Clock, limitMs: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = clock.setTimer(limitMs, resolve);
    const end = () => {
      stopTimer();
      resolve();
    };
    work.then(end, end);
  });
}
