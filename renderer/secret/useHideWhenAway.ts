import { useEffect } from "react";

/** Calls `onHide` when the window loses the focus, is hidden, or its page is left; null for not. */
export function useHideWhenAway(onHide: (() => void) | null): void {
  useEffect(() => {
    if (onHide === null) return;
    const hideWhenHidden = () => {
      if (document.hidden) onHide();
    };
    window.addEventListener("blur", onHide);
    window.addEventListener("pagehide", onHide);
    document.addEventListener("visibilitychange", hideWhenHidden);
    return () => {
      window.removeEventListener("blur", onHide);
      window.removeEventListener("pagehide", onHide);
      document.removeEventListener("visibilitychange", hideWhenHidden);
    };
  }, [onHide]);
}
