import { type RefObject, useEffect, useRef } from "react";

/**
 * Leads the focus into the page when it has gone with the page before, as with the form of a
 * connection that is made: whoever goes on by keyboard goes on there, not at the window's start.
 *
 * @param page what is shown; another value is another page.
 */
export function usePageFocus(content: RefObject<HTMLElement | null>, page: string): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    if (document.activeElement === document.body) content.current?.focus();
  }, [content, page]);
}
