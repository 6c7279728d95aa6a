import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * Calls `onPaste` when somebody pastes while the focus is in the place, by keyboard or by the menu.
 *
 * SECURITY: the page learns that something is to be looked at and never what. The listener is the
 * browser's own, since React's reads the clipboard of every event that it passes on.
 */
export function usePasteWish(place: RefObject<HTMLElement | null>, onPaste: () => void): void {
  const wish = useEffectEvent((event: Event) => {
    event.preventDefault();
    onPaste();
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (isShortcut && event.key.toLowerCase() === "v") wish(event);
    };
    const onPasteEvent = (event: Event) => wish(event);
    element.addEventListener("keydown", onKeyDown);
    element.addEventListener("paste", onPasteEvent);
    return () => {
      element.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("paste", onPasteEvent);
    };
  }, [place]);
}

/** How the shortcut is written on this computer. */
export const pasteShortcut = navigator.userAgent.includes("Mac") ? "⌘ V" : "Ctrl V";
