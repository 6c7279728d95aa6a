import { useCallback, useSyncExternalStore } from "react";

/**
 * A value that depends on the time of day, looked at again every `everyMs`. The component renders
 * again only when the value differs, so a primitive (a text, a number) is what to compute.
 */
export function useTicking<Value extends string | number>(
  compute: (nowMs: number) => Value,
  everyMs: number,
): Value {
  const subscribe = useCallback(
    (onTick: () => void) => {
      const interval = setInterval(onTick, everyMs);
      return () => clearInterval(interval);
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => compute(Date.now()));
}
