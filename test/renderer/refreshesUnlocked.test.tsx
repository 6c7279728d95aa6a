import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import {
  headings,
  planned,
  refreshed,
  refreshNumber,
  refreshOf,
  underWay,
} from "./refreshesOnPage.ts";
import { button, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const unknown: Refresh["progress"] = {
  ...{ state: "unknown", sentAt: "2026-03-12T13:58:00.000Z" as Instant, error: null },
};
const finished = { ...refreshed, isFinished: true } as Refresh["progress"];
const sent = refreshNumber(1, { progress: underWay });

/** On this page, locked while `before` are on record, and unlocked once `after` are. */
async function renderUnlocked(
  before: readonly Refresh[],
  after: readonly Refresh[],
  page: string | null = null,
) {
  const keyrack = new FakeKeyrack({ refreshes: before });
  const { user } = await renderApp(keyrack);
  if (page !== null) await user.click(button(page));
  await act(async () => {
    // As main does: a locked page knows of none.
    keyrack.changeApp({
      refreshes: [],
      lock: { state: "locked", reason: "idle", lockedAt: "2026-03-12T14:00:00.000Z" as Instant },
    });
  });
  await act(async () => keyrack.changeApp({ lock: { state: "unlocked" }, refreshes: after }));
  await pass(100);
}

function isOnRefreshes(): boolean {
  return document.querySelector("main h1")?.textContent === "Refreshes";
}

function activeText(): string {
  return document.activeElement?.textContent ?? "";
}

describe("unlocking", () => {
  it.each([
    ["has ended", [sent], [fakeRefresh()], "ARI Post key refreshed"],
    [
      "is not known any more",
      [sent],
      [fakeRefresh({ progress: unknown })],
      "ARI Post key: outcome not known yet",
    ],
    [
      "was found out",
      [fakeRefresh({ progress: unknown })],
      [fakeRefresh()],
      "ARI Post key refreshed",
    ],
    ["was sent as the lock came", [], [sent], "ARI Post key: refresh under way"],
  ] as const)("leads to a refresh that %s meanwhile", async (_, before, after, heading) => {
    await renderUnlocked(before, [...after, refreshOf(2, "ari-read", planned)]);
    expect(isOnRefreshes()).toBe(true);
    expect(activeText()).toBe(heading);
  });

  it("leads back to the refreshes, to what is left to do there", async () => {
    const done = refreshOf(2, "ari-read", finished);
    const both = [fakeRefresh(), done];
    await renderUnlocked(both, both, "Refreshes 1 unfinished");
    expect(headings()).toHaveLength(2);
    expect(activeText()).toBe("ARI Post key refreshed");
  });

  it.each([
    ["nothing has changed", [fakeRefresh()], [fakeRefresh()]],
    ["it is looked into once more", [fakeRefresh({ progress: unknown })], [sent]],
  ] as const)("begins at the keys while %s", async (_, before, after) => {
    await renderUnlocked(before, after);
    expect(isOnRefreshes()).toBe(false);
    expect(document.querySelector("main table")).not.toBeNull();
  });
});
