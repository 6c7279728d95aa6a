import { screen, within } from "@testing-library/react";
import type { Instant } from "../../shared/apiKey.ts";
import type { AppState } from "../../shared/appState.ts";
import type { Refresh, RefreshId, RunbookId } from "../../shared/refresh.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId, fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { button, renderApp } from "./renderApp.tsx";

/** The page Refreshes with these records, oldest first. */
export async function renderRefreshes(
  refreshes: readonly Refresh[],
  app: Partial<AppState> = {},
  name = "Open Refreshes",
) {
  // jsdom has no layout, and so nothing to scroll.
  const scrolledTo: Element[] = [];
  Element.prototype.scrollIntoView = function note(this: Element) {
    scrolledTo.push(this);
  };
  const keyrack = new FakeKeyrack({ refreshes, ...app });
  const rendered = await renderApp(keyrack);
  await rendered.user.click(button(name));
  return { ...rendered, keyrack, scrolledTo };
}

/** As they are called: `refreshNumber(3)` has an id of its own. */
export function refreshNumber(count: number, change: Partial<Refresh> = {}): Refresh {
  return fakeRefresh({ refreshId: fakeId(count) as RefreshId, ...change });
}

/** Of another key than `fakeRefresh` has. */
export function refreshOf(
  count: number,
  keyId: string,
  progress: Refresh["progress"],
  change: Partial<Refresh> = {},
): Refresh {
  const refresh = refreshNumber(count, { progress, ...change });
  const [group = "", name = ""] = keyId.split("-");
  const access = name === "read" ? "read" : "post";
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const oldKey = { ...refresh.oldKey, ...named(keyId, group), name: title, access } as const;
  const newKey = refresh.newKey === null ? null : { ...refresh.newKey, keyId: oldKey.keyId };
  return { ...refresh, oldKey, newKey: progress.state === "refreshed" ? newKey : null };
}

function named(keyId: string, group: string) {
  return { keyId, group } as Pick<Refresh["oldKey"], "keyId" | "group">;
}

export const refreshed: Refresh["progress"] = fakeRefresh().progress;
export const planned: Refresh["progress"] = { state: "planned" };
export const underWay: Refresh["progress"] = { state: "under-way" };

/** Two of six are done, the third did not come off. */
export function stoppedRunbook(): readonly Refresh[] {
  const runbookId = fakeId(900) as RunbookId;
  const stopped: Refresh["progress"] = {
    state: "not-refreshed",
    reason: "refused",
    knownAt: "2026-03-12T13:59:00.000Z" as Instant,
    error: "server-failed",
  };
  const steps = [
    ["mapping-read", refreshed],
    ["mapping-post", refreshed],
    ["booking-read", stopped],
    ["booking-post", planned],
    ["ari-read", planned],
    ["ari-post", planned],
  ] as const;
  return steps.map(([keyId, progress], at) => refreshOf(at + 1, keyId, progress, { runbookId }));
}

/** A replacement at a platform where the old key goes on. */
export function replacement(change: Partial<Refresh> = {}): Refresh {
  const { oldKey } = fakeRefresh();
  return fakeRefresh({
    connection: bokameraConnection,
    way: "replaces",
    oldKey: {
      ...oldKey,
      ...named("company-key-88a1", ""),
      group: null,
      access: null,
      name: null,
      maskedKey: "••••••••••••88a1",
      contactEmail: "anna@fjallgarden.example",
      notes: "Old till",
    },
    ...change,
  });
}

export const onBokamera: Partial<AppState> = {
  connections: [bokameraConnection],
  selectedConnectionId: bokameraConnection.connectionId,
};

/** The card, or runbook, of this heading. */
export function card(heading: string): HTMLElement {
  return screen.getByRole("region", { name: heading });
}

export function buttonIn(element: HTMLElement, name: string): HTMLElement {
  return within(element).getByRole("button", { name });
}

export function headings(): readonly (string | null)[] {
  return [...document.querySelectorAll("main h2, main h3")].map(({ textContent }) => textContent);
}
