import { type RefObject, useEffect } from "react";
import { isDialogOpen } from "./isDialogOpen.ts";

/** Ctrl+F, on a Mac ⌘F, leads to the filter. */
export function useFilterShortcut(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isShortcut || event.key.toLowerCase() !== "f" || isDialogOpen()) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [input]);
}

/** How the shortcut is written on this computer. */
export const filterShortcut = navigator.userAgent.includes("Mac") ? "⌘ F" : "Ctrl F";
