import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

interface FocusedAction {
  /** "copy": the same in every row. */
  readonly action: string;
  /** Of the row. */
  readonly index: number;
}

/** As much of a list's virtualizer as it takes to move about in it. */
interface RowScroller {
  /** The rows in sight, both ends included; null before that is known. */
  readonly range: { readonly startIndex: number; readonly endIndex: number } | null;
  readonly options: { readonly count: number; readonly scrollPaddingStart: number };
  /** How far the list is scrolled, in pixels. */
  readonly scrollOffset: number | null;
  readonly getVirtualItems: () => readonly { readonly index: number; readonly start: number }[];
  readonly scrollToIndex: (index: number) => void;
}

interface RowFocus {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

/**
 * Arrow up and down go to the same action of the row above or below, Page up and down by as many
 * rows as are in sight, Home and End to the first and last row, all of which may have to be drawn
 * first. A focus whose row was scrolled away stays in the list, so that its keys still scroll.
 * Tab stops at one row only, so that it leads past a list of any length.
 */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: RowScroller,
): RowFocus {
  const wanted = useRef<FocusedAction | null>(null);
  const isInside = useRef(false);
  const lastFocused = useRef<Element | null>(null);

  useEffect(() => {
    const place = scroller.current;
    if (place === null) return;
    const target = wanted.current === null ? null : buttonOf(place, wanted.current);
    if (target !== null) {
      wanted.current = null;
      target.focus({ preventScroll: true });
    } else if (isInside.current && document.activeElement === document.body) {
      place.focus({ preventScroll: true });
    }
    isInside.current = place.contains(document.activeElement);
    setTabStop(place, lastFocused.current, firstInSight(virtualizer));
  });

  return {
    onKeyDown: (event) => {
      const from = actionOf(event.target);
      if (from === null) return;
      const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
      const index = indexAfter(event.key, from.index, {
        last: virtualizer.options.count - 1,
        page: Math.max(1, endIndex - startIndex - 1),
      });
      if (index === null) return;
      event.preventDefault();
      if (index === from.index) return;
      wanted.current = { action: from.action, index };
      virtualizer.scrollToIndex(index);
      focusIfDrawn(scroller.current, wanted);
    },
    onFocus: ({ target }) => {
      isInside.current = true;
      const row = target.closest(drawnRow);
      if (scroller.current === null || row === null) return;
      lastFocused.current = row;
      setTabStop(scroller.current, row, firstInSight(virtualizer));
    },
    // Not called when the focused row is taken away: React is deaf while it changes the page.
    onBlur: () => {
      isInside.current = false;
    },
  };
}

/** A row that is drawn already needs no scrolling, so that nothing would be drawn anew. */
function focusIfDrawn(place: HTMLElement | null, wanted: RefObject<FocusedAction | null>): void {
  if (place === null || wanted.current === null) return;
  const target = buttonOf(place, wanted.current);
  if (target === null) return;
  wanted.current = null;
  target.focus({ preventScroll: true });
}

const drawnRow = "tr[data-index]";

/** The first row of which nothing is above the edge or under the head. */
function firstInSight({ options, scrollOffset, getVirtualItems }: RowScroller): number {
  const top = (scrollOffset ?? 0) + options.scrollPaddingStart;
  return getVirtualItems().find(({ start }) => start >= top)?.index ?? 0;
}

/**
 * Tab stops at the actions of the row last focused while it is drawn, else of the first in sight.
 * It is set on the elements themselves, so that no row is drawn anew for it.
 */
function setTabStop(place: HTMLElement, lastFocused: Element | null, firstIndex: number): void {
  const rows = [...place.querySelectorAll(drawnRow)];
  const stop =
    rows.find((row) => row === lastFocused) ??
    rows.find((row) => Number(row.getAttribute("data-index")) >= firstIndex) ??
    rows[0];
  for (const button of place.querySelectorAll("[data-action]")) {
    const wanted = stop?.contains(button) ? "0" : "-1";
    if (button.getAttribute("tabindex") !== wanted) button.setAttribute("tabindex", wanted);
  }
}

function indexAfter(
  key: string,
  index: number,
  { last, page }: { readonly last: number; readonly page: number },
): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(index + 1, last);
    case "ArrowUp":
      return Math.max(index - 1, 0);
    case "PageDown":
      return Math.min(index + page, last);
    case "PageUp":
      return Math.max(index - page, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

function actionOf(target: EventTarget): FocusedAction | null {
  if (!(target instanceof HTMLElement)) return null;
  const action = target.getAttribute("data-action");
  const index = target.closest("tr")?.getAttribute("data-index") ?? null;
  return action === null || index === null ? null : { action, index: Number(index) };
}

function buttonOf(place: HTMLElement, { action, index }: FocusedAction): HTMLElement | null {
  return place.querySelector<HTMLElement>(`[data-index="${index}"] [data-action="${action}"]`);
}
