import { afterEach, beforeEach, vi } from "vitest";

/** jsdom lays nothing out and can't scroll: here every list is 600 pixels high, and can. */
export function giveListsHeight(): void {
  beforeEach(() => {
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
    vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(10_000_000);
    Object.defineProperty(Element.prototype, "scrollTo", { value: scrollTo, configurable: true });
  });
  afterEach(() => {
    Reflect.deleteProperty(Element.prototype, "scrollTo");
  });
}

function scrollTo(this: Element, { top = 0 }: ScrollToOptions): void {
  this.scrollTop = top;
  this.dispatchEvent(new Event("scroll"));
}
