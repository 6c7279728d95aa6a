import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";

interface FocusEvents {
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * For a place whose buttons go by themselves: calls `onLost` when one goes while it has the focus,
 * which would fall to the window's start. The place has to take the events.
 */
export function useFocusHeld(
  place: RefObject<HTMLElement | null>,
  onLost: () => void,
): FocusEvents {
  const isInside = useRef(false);
  const tellLost = useEffectEvent(onLost);
  useLayoutEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    isInside.current = false;
    tellLost();
  });
  return {
    onFocus: () => {
      isInside.current = true;
    },
    // A window that is left keeps its element, and so does the place.
    onBlur: () => {
      isInside.current = place.current?.contains(document.activeElement) ?? false;
    },
  };
}
