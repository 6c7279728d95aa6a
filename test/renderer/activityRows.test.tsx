import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  activityKeyrack,
  entries,
  entry,
  filter,
  lastListed,
  openActivity,
  rows,
  scrollDown,
  table,
} from "./activityOnPage.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

const rowHeight = 44;
const many = 2_000;
const manyEntries = entries(many);

function indexes(): readonly number[] {
  return rows().map((row) => Number(row.getAttribute("data-index")));
}

/** The newest has the most seconds. */
function timesOf(row: number): string {
  return rows()[row]?.querySelector("button")?.getAttribute("title") ?? "";
}

function offsets(keyrack: FakeKeyrack): readonly unknown[] {
  return keyrack
    .callsOf("listActivity")
    .map(({ request }) => Reflect.get(Object(request), "offset"));
}

describe("a long log", () => {
  it("draws fewer than 60 of 100 000 rows, asks for few entries, and tells of all", async () => {
    const keyrack = activityKeyrack(entries(100_000));
    await openActivity(keyrack);
    expect(pageText()).toContain("100,000 entries");
    expect(rows().length).toBeGreaterThan(10);
    expect(table().querySelectorAll("tr").length).toBeLessThan(60);
    expect(table().getAttribute("aria-rowcount")).toBe("100001");
    expect(keyrack.callsOf("listActivity")).toHaveLength(1);
    expect(lastListed(keyrack)).toMatchObject({ offset: 0, limit: 101 });
  });

  it("fetches what comes into sight, with bones until it is there", async () => {
    const keyrack = activityKeyrack(manyEntries);
    await openActivity(keyrack);
    keyrack.hold("listActivity");
    scrollDown(1_000 * rowHeight);
    await pass(0);
    expect(rows()).toHaveLength(0);
    expect(table().querySelectorAll('tr[aria-busy="true"]').length).toBeGreaterThan(10);
    keyrack.release("listActivity");
    await pass(0);
    expect(table().querySelectorAll('tr[aria-busy="true"]')).toHaveLength(0);
    expect(indexes()).toContain(1_005);
  });

  it("asks for nothing as long as it has what is around, and once where it ends", async () => {
    const keyrack = activityKeyrack(manyEntries);
    await openActivity(keyrack);
    scrollDown(40 * rowHeight);
    await pass(0);
    expect(offsets(keyrack)).toEqual([0]);
    scrollDown(60 * rowHeight);
    await pass(0);
    scrollDown(62 * rowHeight);
    await pass(0);
    expect(offsets(keyrack)).toEqual([0, 0]);
    expect(indexes().at(-1)).toBeGreaterThan(70);
    scrollDown(150 * rowHeight);
    await pass(0);
    expect(offsets(keyrack)).toEqual([0, 0, 49]);
    scrollDown(60 * rowHeight);
    await pass(0);
    expect(offsets(keyrack)).toEqual([0, 0, 49, 0]);
  });

  it("passes over what is scrolled by while an answer is on its way", async () => {
    const keyrack = activityKeyrack(manyEntries);
    await openActivity(keyrack);
    keyrack.hold("listActivity");
    for (const row of [500, 900, 1_300, 1_700]) {
      scrollDown(row * rowHeight);
      await pass(0);
    }
    keyrack.release("listActivity");
    await pass(0);
    expect(offsets(keyrack)).toEqual([0, 399, 1_599]);
    expect(indexes()).toContain(1_705);
  });

  it("asks for no more than main gives at once", async () => {
    const keyrack = activityKeyrack(manyEntries);
    await openActivity(keyrack);
    for (const row of [1_990, 500, 1_200]) {
      scrollDown(row * rowHeight);
      await pass(0);
    }
    const limits = keyrack
      .callsOf("listActivity")
      .map(({ request }) => Number(Reflect.get(Object(request), "limit")));
    expect(Math.max(...limits)).toBeLessThanOrEqual(500);
  });
});

describe("the place in the log", () => {
  it("stays with its entries when new ones come in", async () => {
    const keyrack = activityKeyrack(manyEntries);
    const { user } = await openActivity(keyrack);
    scrollDown(200 * rowHeight);
    await pass(0);
    const [before] = indexes();
    const time = timesOf(0);
    keyrack.activity = [entry(many + 2), entry(many + 1), ...manyEntries];
    await user.click(button("Reload"));
    scrollDown(table().parentElement?.scrollTop ?? 0);
    await pass(0);
    expect(table().parentElement?.scrollTop).toBe(202 * rowHeight);
    expect(indexes()[0]).toBe((before ?? 0) + 2);
    expect(timesOf(0)).toBe(time);
  });

  it("stays at the newest entry when that is in sight", async () => {
    const keyrack = activityKeyrack(entries(40));
    const { user } = await openActivity(keyrack);
    keyrack.activity = entries(41);
    await user.click(button("Reload"));
    expect(table().parentElement?.scrollTop).toBe(0);
    expect(indexes()[0]).toBe(0);
  });

  it("is the top for another filter", async () => {
    const keyrack = activityKeyrack(manyEntries);
    const { user } = await openActivity(keyrack);
    scrollDown(200 * rowHeight);
    await pass(0);
    await user.click(button("Keys used"));
    expect(table().parentElement?.scrollTop).toBe(0);
    expect(lastListed(keyrack)).toMatchObject({ offset: 0 });
  });

  it("is found again when the log is shorter than it was", async () => {
    const keyrack = activityKeyrack(manyEntries);
    const { user } = await openActivity(keyrack);
    scrollDown(1_500 * rowHeight);
    await pass(0);
    keyrack.activity = entries(30);
    await user.click(button("Reload"));
    scrollDown(0);
    await pass(0);
    expect(indexes()[0]).toBe(0);
    expect(pageText()).toContain("30 entries");
  });
});

describe("the keyboard in the log", () => {
  function focusFirst(): void {
    act(() => rows()[0]?.querySelector("button")?.focus());
  }

  function focusedRow(): string | null {
    return document.activeElement?.closest("tr")?.getAttribute("data-index") ?? null;
  }

  it("goes from the filter to the newest entry, and on with the arrows", async () => {
    const { user } = await openActivity(activityKeyrack(entries(40)));
    act(() => filter().focus());
    while (focusedRow() === null) await user.tab();
    expect(focusedRow()).toBe("0");
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(focusedRow()).toBe("1");
  });

  it("passes the whole list with one Tab, and comes back to the entry that it left", async () => {
    const { user } = await openActivity(activityKeyrack(manyEntries));
    focusFirst();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    const left = document.activeElement;
    await user.tab();
    expect(table().contains(document.activeElement)).toBe(false);
    act(() => (left instanceof HTMLElement ? left : null)?.blur());
    act(() => filter().focus());
    while (focusedRow() === null) await user.tab();
    expect(document.activeElement).toBe(left);
    await user.tab({ shift: true });
    expect(table().contains(document.activeElement)).toBe(false);
  });

  it("enters at the first entry in sight when the one last focused is out of it", async () => {
    const { user } = await openActivity(activityKeyrack(manyEntries));
    focusFirst();
    act(() => filter().focus());
    scrollDown(1_000 * rowHeight);
    await pass(0);
    while (focusedRow() === null) await user.tab();
    expect(focusedRow()).toBe("1000");
  });

  it("leaves one entry for Tab while new ones come in and the focus is elsewhere", async () => {
    const keyrack = activityKeyrack(entries(40));
    const { user } = await openActivity(keyrack);
    focusFirst();
    const left = document.activeElement;
    keyrack.activity = entries(42);
    await user.click(button("Reload"));
    expect([...table().querySelectorAll('button[tabindex="0"]')]).toEqual([left]);
    expect(table().querySelectorAll("button:not([tabindex])")).toHaveLength(0);
  });

  it("goes to the oldest entry, which is fetched for it, and back", async () => {
    const { user } = await openActivity(activityKeyrack(manyEntries));
    focusFirst();
    await user.keyboard("{End}");
    await pass(100);
    expect(focusedRow()).toBe("1999");
    await user.keyboard("{Home}");
    await pass(100);
    expect(focusedRow()).toBe("0");
  });

  it("stays with its entry when new ones come in", async () => {
    const keyrack = activityKeyrack(entries(40));
    await openActivity(keyrack);
    focusFirst();
    const focused = document.activeElement;
    keyrack.activity = entries(42);
    act(() => window.dispatchEvent(new Event("focus")));
    await pass(0);
    expect(focusedRow()).toBe("2");
    expect(document.activeElement).toBe(focused);
  });

  it("stays in the list when the focused row is scrolled away", async () => {
    await openActivity(activityKeyrack(manyEntries));
    focusFirst();
    scrollDown(1_000 * rowHeight);
    await pass(0);
    expect(document.activeElement).toBe(table().parentElement);
  });
});
