import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import {
  card,
  headings,
  onBokamera,
  renderRefreshes,
  replacement,
  underWay,
} from "./refreshesOnPage.ts";
import { button, buttons, pageText, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const at = "2026-03-12T13:58:00.000Z" as Instant;
const unknown: Refresh["progress"] = { state: "unknown", sentAt: at, error: "unauthorized" };

function notRefreshed(
  reason: "not-sent" | "refused" | "old-key-listed",
  error: "key-changed" | "timed-out" | null = null,
): Refresh["progress"] {
  return { state: "not-refreshed", reason, knownAt: at, error };
}

describe("an outcome that nobody knows", () => {
  it("is never called a failure, and claims nothing of the key", async () => {
    await renderRefreshes([fakeRefresh({ progress: unknown, newKey: null })]);
    const { textContent } = card("ARI Post key: outcome not known yet");
    expect(textContent).toContain("It is not known yet whether the key was refreshed.");
    expect(textContent).toMatch(
      /The refresh was sent on 12 March 2026 at \d\d:58:00 \S+; its answer could not be read/,
    );
    expect(textContent).toContain("Why: sign-in refused.");
    expect(textContent).toContain("ending in 1f9c, may or may not work");
    expect(textContent).toContain("Before, they were 4 March 2026 at");
    expect(textContent).not.toMatch(/fail|unchanged|Nothing was/i);
  });

  it("says it in Swedish", async () => {
    const refresh = fakeRefresh({ progress: { ...unknown, error: null }, newKey: null });
    await renderRefreshes([refresh], { locale: "sv" }, "Öppna Förnyelser");
    expect(pageText()).toContain("Det är inte känt än om nyckeln har förnyats.");
    expect(pageText()).toContain("Förnyelsen skickades den 12 mars 2026");
    expect(pageText()).toContain("Keyrack avslutades innan svaret kom.");
    expect(pageText()).toContain("Har de ändrats så har nyckeln förnyats.");
  });

  it("can't be looked into without its connection", async () => {
    await renderRefreshes([fakeRefresh({ progress: unknown })], onBokamera);
    expect(buttons("Look again at ARI Post key")).toEqual([]);
    expect(pageText()).toContain("so Keyrack can't ask any more.");
  });

  it("is dismissed only after a question, with the focus on Cancel", async () => {
    const { user, keyrack } = await renderRefreshes([fakeRefresh({ progress: unknown })]);
    await user.click(button("Dismiss ARI Post key"));
    const dialog = screen.getByRole("alertdialog", { name: "Dismiss without knowing?" });
    expect(dialog.textContent).toContain("forgets that a refresh of ARI Post key was sent");
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(keyrack.callsOf("dismissRefresh")).toEqual([]);
    await user.click(button("Dismiss ARI Post key"));
    await user.click(button("Dismiss"));
    expect(keyrack.callsOf("dismissRefresh")).toHaveLength(1);
  });

  it("of a replacement leaves the old key as it is", async () => {
    await renderRefreshes([replacement({ progress: unknown, newKey: null })], onBokamera);
    expect(pageText()).toContain("It is not known yet whether a replacement was created.");
    expect(pageText()).toContain("The order was sent on 12 March 2026");
    expect(pageText()).toContain("ending in 88a1, goes on working either way.");
    expect(pageText()).toContain("Look for a key created since 12 March 2026");
  });
});

describe("a refresh that did not take place", () => {
  it.each([
    ["not-sent", "The refresh was never sent."],
    ["refused", "Bakuun refused the refresh."],
    ["old-key-listed", "still lists the old key: it was the valid one on 12 March 2026"],
  ] as const)("that was %s says so, and that nothing has changed", async (reason, sentence) => {
    await renderRefreshes([fakeRefresh({ progress: notRefreshed(reason), newKey: null })]);
    const { textContent } = card("ARI Post key not refreshed");
    expect(textContent).toContain(sentence);
    expect(textContent).toContain("Nothing has changed: the old key, ending in 1f9c, works.");
  });

  it("does not say that the old key works when somebody else refreshed it", async () => {
    const progress = notRefreshed("refused", "key-changed");
    await renderRefreshes([fakeRefresh({ progress, newKey: null })]);
    expect(pageText()).toContain("Nothing came of this refresh.");
    expect(pageText()).toContain("Somebody else had refreshed the key");
    expect(pageText()).not.toContain("works.");
  });

  it("goes without a question", async () => {
    const { user } = await renderRefreshes([fakeRefresh({ progress: notRefreshed("refused") })]);
    await user.click(button("Done with ARI Post key"));
    expect(headings()).toEqual(["No refresh is open"]);
  });

  it("says so of a replacement", async () => {
    const refresh = replacement({ progress: notRefreshed("old-key-listed"), newKey: null });
    await renderRefreshes([refresh], { connections: [bokameraConnection] });
    const heading = "No replacement created for company key ending in 88a1";
    expect(card(heading).textContent).toContain("BokaMera listed no new key on 12 March 2026");
  });
});

it("says of a refresh under way that it can't be stopped", async () => {
  await renderRefreshes([fakeRefresh({ progress: underWay, newKey: null })]);
  const { textContent } = card("ARI Post key: refresh under way");
  expect(textContent).toContain("This can't be stopped");
  expect(document.querySelectorAll("main section[aria-labelledby] button")).toHaveLength(0);
});
