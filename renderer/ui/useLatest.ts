import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * A function that is the same for as long as the component is there, and does what the last
 * drawing would have it do; for handlers of what is not to be drawn again with each key stroke.
 */
export function useLatest<Input>(handler: (input: Input) => void): (input: Input) => void {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((input) => latest.current(input), []);
}
