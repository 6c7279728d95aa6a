import { fireEvent, screen } from "@testing-library/react";
import type { ActivityEntry, ActivityKey } from "../../shared/activity.ts";
import type { Instant, KeyAccess, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, type Person, renderApp } from "./renderApp.tsx";

export const wholeLog = { text: "", actions: null, failedOnly: false };

export function activityKey(group: string | null, access: KeyAccess | null): ActivityKey {
  return {
    keyId: `${group}-${access}` as KeyId,
    group: group as KeyGroup | null,
    access,
    fingerprint: "3f9a01bc77de4410",
    maskedKey: "••••••••••••1f9c",
  };
}

export function entry(seq: number, change: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    seq,
    at: new Date(Date.parse("2026-03-12T12:00:00.000Z") + seq * 1_000).toISOString() as Instant,
    osUser: "anna",
    account: null,
    action: "reveal",
    connectionId: liveConnection.connectionId,
    connectionName: liveConnection.name,
    environment: "live",
    key: activityKey("ari", "post"),
    result: "ok",
    details: null,
    isProtected: true,
    ...change,
  };
}

/** What has nothing to do with a connection or a key. */
export const ofTheApp = {
  connectionId: null,
  connectionName: null,
  environment: null,
  key: null,
} as const;

/** Newest first, as main gives them. */
export function entries(count: number): readonly ActivityEntry[] {
  return Array.from({ length: count }, (_, index) => entry(count - index));
}

export function activityKeyrack(activity: readonly ActivityEntry[]): FakeKeyrack {
  const keyrack = new FakeKeyrack();
  keyrack.activity = activity;
  return keyrack;
}

/** The app, with the log opened from the sidebar. */
export async function openActivity(keyrack: FakeKeyrack): Promise<{ readonly user: Person }> {
  const app = await renderApp(keyrack);
  await app.user.click(button("Activity"));
  return app;
}

export function table(): HTMLElement {
  const found = document.querySelector<HTMLElement>('table[aria-label="Activity"]');
  if (found === null) throw new Error("no activity log");
  return found;
}

export function rows(): readonly HTMLElement[] {
  return [...table().querySelectorAll<HTMLElement>("tbody tr[data-index]")];
}

/** The texts of a row's cells, by the names of their columns. */
export function cells(row: number): Readonly<Record<string, string>> {
  // What stands below in a narrow window is named second.
  const columns = [...table().querySelectorAll("th")].map(
    ({ firstChild }) => firstChild?.textContent ?? "",
  );
  const found = [...(rows()[row]?.querySelectorAll("td") ?? [])];
  return Object.fromEntries(
    columns.map((column, index) => [column, found[index]?.textContent ?? ""]),
  );
}

export function filter(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Filter by name, person or fingerprint");
}

export function scrollDown(pixels: number): void {
  const scroller = table().parentElement;
  if (scroller === null) throw new Error("the table stands alone");
  scroller.scrollTop = pixels;
  fireEvent.scroll(scroller);
}

export function lastListed(keyrack: FakeKeyrack): unknown {
  return keyrack.callsOf("listActivity").at(-1)?.request;
}
