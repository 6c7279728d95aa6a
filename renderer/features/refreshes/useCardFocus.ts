import { useEffect, useRef } from "react";
import type { RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { headingId } from "./refreshGroups.ts";

interface CardFocusOptions {
  /** The cards in the order in which they stand. */
  readonly shown: readonly RefreshId[];
  /** What a person is led to; null for nothing, or for what is not there yet. */
  readonly leadTo: RefreshId | RunbookId | null;
  /** Another value leads there anew. */
  readonly occasion: unknown;
  /** Where the focus goes when no card is left. */
  readonly focusPage: () => void;
}

/**
 * Leads the focus to the card that the page was opened for, once it is there; and when the card
 * that has the focus goes, to the next one, else to the one before. It never takes the focus from
 * anywhere else.
 *
 * @returns what a card calls when the focus comes into it.
 */
export function useCardFocus(options: CardFocusOptions): (refreshId: RefreshId) => void {
  const { shown, leadTo, occasion, focusPage } = options;
  const led = useRef<unknown>(null);
  const inside = useRef<RefreshId | null>(null);
  const before = useRef(shown);

  // Not before the passive effects: a dialog that has just gone holds the page inert until then.
  useEffect(() => {
    const earlier = before.current;
    before.current = shown;
    const left = inside.current;
    if (left === null || shown.includes(left)) return;
    inside.current = null;
    if (!isFocusLost()) return;
    const next = neighbourOf(left, earlier, shown);
    if (next === null) focusPage();
    else document.getElementById(headingId(next))?.focus();
  }, [shown, focusPage]);

  useEffect(() => {
    if (leadTo === null || led.current === occasion) return;
    const heading = document.getElementById(headingId(leadTo));
    if (heading === null) return;
    led.current = occasion;
    heading.focus();
  });

  return (refreshId) => {
    inside.current = refreshId;
  };
}

function neighbourOf(
  gone: RefreshId,
  earlier: readonly RefreshId[],
  shown: readonly RefreshId[],
): RefreshId | null {
  const at = earlier.indexOf(gone);
  const isThere = (refreshId: RefreshId) => shown.includes(refreshId);
  return earlier.slice(at + 1).find(isThere) ?? earlier.slice(0, at).findLast(isThere) ?? null;
}

/** Nowhere, or where it waits when it is lost. */
function isFocusLost(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.localName === "main";
}
