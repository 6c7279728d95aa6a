import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, vi } from "vitest";
import { App } from "../../renderer/App.tsx";
import { KeyrackContext } from "../../renderer/useKeyrack.ts";
import type { FakeKeyrack } from "../fakes/fakeKeyrack.ts";

/** A weekday afternoon, so that "yesterday" and "hours ago" are what they seem. */
export const startOfTest = new Date("2026-03-12T14:00:00.000Z");

/** Time stands still in every test and moves only by `pass`. */
export function stopTheClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: startOfTest });
    // Testing Library knows how to wait under fake timers only where it finds this name.
    vi.stubGlobal("jest", { advanceTimersByTime: (ms: number) => vi.advanceTimersByTime(ms) });
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    // jsdom has none; react-aria looks for the labels of tooltips and dialogs with it.
    vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
}

/** Lets `ms` milliseconds pass, with all that is due in them and the answers that it brings. */
export async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
  await settle();
}

/** An answer takes a few turns of the event loop from main through the query to the page. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await act(() => vi.advanceTimersByTimeAsync(0));
}

/** What a person does; the page has answered when each is over. */
export type Person = Pick<UserEvent, "click" | "dblClick" | "keyboard" | "tab" | "type">;

interface RenderedApp {
  readonly user: Person;
  readonly queryClient: QueryClient;
  readonly unmount: () => void;
}

/** The whole page on a fake main process, once its first answers are there. */
export async function renderApp(keyrack: FakeKeyrack): Promise<RenderedApp> {
  const user = patient(userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) }));
  const queryClient = new QueryClient();
  const { unmount } = render(
    <KeyrackContext value={keyrack}>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </KeyrackContext>,
  );
  await pass(0);
  return { user, queryClient, unmount };
}

function patient(user: UserEvent): Person {
  return {
    click: (...input) => user.click(...input).then(settle),
    dblClick: (...input) => user.dblClick(...input).then(settle),
    keyboard: (...input) => user.keyboard(...input).then(settle),
    tab: (...input) => user.tab(...input).then(settle),
    type: (...input) => user.type(...input).then(settle),
  };
}

/**
 * The one button of this name that can be reached. `getByRole` would say the same, but computes the
 * style of every element for it, which makes a page of tables slow to test.
 */
export function button(name: string): HTMLElement {
  const found = buttons(name);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} buttons are called "${name}"`);
  }
  return only;
}

export function buttons(name: string): readonly HTMLElement[] {
  return [...document.querySelectorAll("button")].filter(
    (element) =>
      element.closest("[aria-hidden=true], [inert]") === null &&
      (element.getAttribute("aria-label") ?? element.textContent.trim()) === name,
  );
}

/** What a person reads and hears at the moment. */
export function pageText(): string {
  return document.body.textContent ?? "";
}
