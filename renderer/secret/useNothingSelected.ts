import { useLayoutEffect } from "react";

/**
 * While `isSecretShown`, nothing on the page is or can be selected.
 *
 * SECURITY: `user-select: none` is not enough. Select all, or a selection that only passes by,
 * still hands the text to the primary selection of X11, where no lease takes it away again.
 */
export function useNothingSelected(isSecretShown: boolean): void {
  useLayoutEffect(() => {
    if (!isSecretShown) return;
    document.getSelection()?.removeAllRanges();
    const refuse = (event: Event) => event.preventDefault();
    document.addEventListener("selectstart", refuse);
    return () => document.removeEventListener("selectstart", refuse);
  }, [isSecretShown]);
}
