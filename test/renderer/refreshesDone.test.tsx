import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Refresh } from "../../shared/refresh.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { headings, refreshed, refreshOf, renderRefreshes } from "./refreshesOnPage.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const finished = { ...refreshed, isFinished: true } as Refresh["progress"];
const three = [
  refreshOf(1, "ari-read", refreshed),
  refreshOf(2, "mapping-read", refreshed),
  refreshOf(3, "booking-read", refreshed),
];

function activeText(): string {
  return document.activeElement?.textContent ?? "";
}

describe("being done with a refresh", () => {
  it("asks once when no place was written down, with the focus on Cancel", async () => {
    const { user, keyrack } = await renderRefreshes([fakeRefresh()]);
    await user.click(button("Done with ARI Post key"));
    const dialog = screen.getByRole("alertdialog", { name: "Done with ARI Post key?" });
    expect(dialog.textContent).toContain("No place is written down");
    expect(dialog.textContent).toContain("no longer held here; Bakuun can still show it.");
    expect(activeText()).toBe("Cancel");
    await user.keyboard("{Escape}");
    // React Aria gives the focus back in the next frame.
    await pass(50);
    expect(keyrack.callsOf("dismissRefresh")).toEqual([]);
    expect(document.activeElement).toBe(button("Done with ARI Post key"));
  });

  it("asks how many places may still have the old key", async () => {
    const places = [
      { text: "a", isDone: true },
      { text: "b", isDone: false },
    ];
    const { user } = await renderRefreshes([fakeRefresh({ places })]);
    await user.click(button("Done with ARI Post key"));
    expect(screen.getByRole("alertdialog").textContent).toContain("1 place is not ticked");
  });

  it("asks nothing once every place is ticked", async () => {
    const places = [{ text: "a", isDone: true }];
    const refresh = fakeRefresh({ places, progress: finished });
    const { user, keyrack } = await renderRefreshes([refresh], {}, "Refreshes");
    await user.click(button("Done with ARI Post key"));
    expect(keyrack.callsOf("dismissRefresh")).toHaveLength(1);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("stays open and says why when it could not be done", async () => {
    const { user, keyrack } = await renderRefreshes([fakeRefresh()]);
    keyrack.fail("dismissRefresh", { kind: "refresh-under-way" });
    await user.click(button("Done with ARI Post key"));
    await user.click(button("Done"));
    expect(screen.getByRole("alertdialog").textContent).toContain("being refreshed already");
    keyrack.succeed("dismissRefresh");
    await user.click(button("Done"));
    expect(headings()).toEqual(["No refresh is open"]);
  });

  it("leads to the next card, or to the one before", async () => {
    const { user } = await renderRefreshes(three);
    await user.click(button("Done with Mapping Read key"));
    await user.click(button("Done"));
    expect(headings()).toEqual(["Booking Read key refreshed", "ARI Read key refreshed"]);
    expect(activeText()).toBe("ARI Read key refreshed");
    await user.click(button("Done with ARI Read key"));
    await user.click(button("Done"));
    expect(activeText()).toBe("Booking Read key refreshed");
  });

  it("says when no card is left, and leads back to the keys", async () => {
    const { user } = await renderRefreshes([fakeRefresh()]);
    await user.click(button("Done with ARI Post key"));
    await user.click(button("Done"));
    expect(activeText()).toContain("No refresh is open");
    expect(pageText()).toContain("Every refresh has been seen to its end.");
    expect(buttons("Refreshes")).toHaveLength(1);
    await user.tab();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
    expect(buttons("Refreshes")).toEqual([]);
  });
});
