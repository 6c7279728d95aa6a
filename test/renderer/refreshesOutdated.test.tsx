import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh, RefreshPlace } from "../../shared/refresh.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { card, headings, refreshNumber, refreshOf, renderRefreshes } from "./refreshesOnPage.ts";
import { button, buttons, pageText, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const places: readonly RefreshPlace[] = [
  { text: "PMS bridge", isDone: true },
  { text: "rates.yaml", isDone: false },
];
const earlier = fakeRefresh({ places });
const later = refreshNumber(2, { newKey: endingIn("QipY") });
const outdated = "ARI Post key refreshed (…n3w1)";

function endingIn(ending: string): Refresh["newKey"] {
  const { newKey } = fakeRefresh();
  return newKey === null ? null : { ...newKey, maskedKey: `••••••••••••${ending}` };
}

/** Somebody else has refreshed the key since. */
function changedElsewhere() {
  const { connection, oldKey, newKey } = fakeRefresh();
  return {
    connectionId: connection.connectionId,
    keyId: oldKey.keyId,
    group: "ari" as never,
    access: "post",
    name: "Post",
    changedAt: null,
    noticedAt: "2026-03-12T13:58:00.000Z" as Instant,
    oldMaskedKey: newKey?.maskedKey ?? "",
  } as const;
}

describe("a record whose new key has died since", () => {
  it("says so, and has nothing to reveal, copy, tick or add", async () => {
    await renderRefreshes([earlier, later]);
    const { textContent } = card(outdated);
    expect(textContent).toContain("the new key of this record no longer works");
    expect(buttons("Copy new ARI Post key")).toHaveLength(1);
    expect(card(outdated).querySelectorAll("input")).toHaveLength(0);
    expect(buttons("Add")).toHaveLength(1);
  });

  it("keeps the places for reading, and goes without a question", async () => {
    const { user } = await renderRefreshes([earlier, later]);
    const list = card(outdated).querySelector("ul");
    expect([...(list?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      "PMS bridge",
      "rates.yaml",
    ]);
    await user.click(button("Done with ARI Post key (…n3w1)"));
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(headings()).toEqual(["ARI Post key refreshed"]);
  });

  it("may have died by somebody else's refresh", async () => {
    await renderRefreshes([fakeRefresh()], { keyChanges: [changedElsewhere()] }, "Refreshes");
    expect(pageText()).toContain("Somebody else refreshed this key since");
    expect(buttons("Copy new ARI Post key")).toEqual([]);
    expect(buttons("Add")).toEqual([]);
  });

  it("is not counted as unfinished, nor its key as held", async () => {
    const { user } = await renderApp(new FakeKeyrack({ refreshes: [earlier, later] }));
    expect(buttons("Refreshes 1 unfinished")).toHaveLength(1);
    await user.click(button("Settings"));
    await user.click(button("Remove Grand Hotel"));
    const { textContent } = screen.getByRole("alertdialog");
    expect(textContent).toContain("The records of 2 refreshes of this connection go too.");
    expect(textContent).toContain("So does the new key that is held here");
  });
});

describe("two records of one key", () => {
  it("are told apart by the last characters", async () => {
    const other = refreshOf(3, "ari-read", later.progress);
    await renderRefreshes([earlier, later, other]);
    expect(headings()).toEqual([
      "ARI Read key refreshed",
      "ARI Post key refreshed (…QipY)",
      outdated,
    ]);
    expect(buttons("Done with ARI Post key (…QipY)")).toHaveLength(1);
    expect(buttons("Done with ARI Read key")).toHaveLength(1);
  });
});
