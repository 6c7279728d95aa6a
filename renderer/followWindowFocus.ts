import { focusManager } from "@tanstack/react-query";

/** Lists are loaded again when the window gets the focus, not only when it becomes visible. */
export function followWindowFocus(): void {
  focusManager.setEventListener((onFocus) => {
    const lookAgain = () => onFocus();
    window.addEventListener("focus", lookAgain);
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      window.removeEventListener("focus", lookAgain);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  });
}
