import { useTicking } from "./useTicking.ts";

/** Whole seconds until `untilMs`, 0 once it is over or for null; counts down by itself. */
export function useSecondsLeft(untilMs: number | null): number {
  return useTicking(
    (nowMs) => (untilMs === null ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1000))),
    250,
  );
}
