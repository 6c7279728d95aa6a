import { useEffect } from "react";

/**
 * For a dialog: React Aria gives the focus back to what opened it, but that may be gone by then, as
 * the row of a connection that was removed. Then the focus goes to the page, not to the window's
 * start.
 */
export function useFocusAfterwards(): void {
  useEffect(
    () => () => {
      // React Aria takes the next frame.
      requestAnimationFrame(() => requestAnimationFrame(focusPageIfLost));
    },
    [],
  );
}

function focusPageIfLost(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>("main")?.focus();
}
