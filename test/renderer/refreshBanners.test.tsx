import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import type { Refresh } from "../../shared/refresh.ts";
import { sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import {
  onBokamera,
  refreshed,
  refreshNumber,
  refreshOf,
  replacement,
  stoppedRunbook,
  underWay,
} from "./refreshesOnPage.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const at = "2026-03-12T13:58:00.000Z" as Instant;
const unknown: Refresh["progress"] = { state: "unknown", sentAt: at, error: null };
const notRefreshed: Refresh["progress"] = {
  ...{ state: "not-refreshed", reason: "not-sent", knownAt: at, error: null },
};
const finished = { ...refreshed, isFinished: true } as Refresh["progress"];

function notices(): string {
  return screen.queryByRole("region", { name: "Notices" })?.textContent ?? "";
}

describe("what other pages say of refreshes", () => {
  it.each([
    [
      "1 refresh unfinished · ARI Post key (Grand Hotel, LIVE): outcome not known yetOpen",
      [unknown],
    ],
    [
      "1 refresh unfinished · ARI Post key (Grand Hotel, LIVE): refreshed, no place written downOpen",
      [refreshed],
    ],
    ["3 refreshes unfinishedOpen", [underWay, refreshed, { state: "planned" }]],
    [
      "1 refresh did not take place · ARI Post key (Grand Hotel, LIVE): not refreshedOpen",
      [notRefreshed],
    ],
    ["1 refresh unfinished · 1 refresh did not take placeOpen", [unknown, notRefreshed]],
    ["", [finished]],
  ] as const)("is: %s", async (said, states) => {
    const keyIds = ["ari-post", "ari-read", "booking-read"];
    const refreshes = states.map((progress, at) => refreshOf(at + 1, keyIds[at] ?? "", progress));
    await renderApp(new FakeKeyrack({ refreshes }));
    expect(notices()).toBe(said);
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
  });

  it("says of one in how many places its new key is", async () => {
    const places = ["a", "b", "c"].map((text) => ({ text, isDone: text === "b" }));
    const finishedOne = refreshOf(2, "ari-read", finished);
    await renderApp(new FakeKeyrack({ refreshes: [fakeRefresh({ places }), finishedOne] }));
    expect(notices()).toContain("refreshed, 1 of 3 places updated");
  });

  it("says in Swedish what it is of a replacement", async () => {
    await renderApp(new FakeKeyrack({ ...onBokamera, refreshes: [replacement()], locale: "sv" }));
    expect(pageText()).toContain("(Fjällgården, LIVE): ersättningsnyckel skapad, inget ställe");
  });

  it("leads to the first card with something left to do", async () => {
    const done = refreshOf(2, "ari-read", finished);
    const refreshes = [refreshNumber(1), refreshOf(3, "booking-read", notRefreshed), done];
    const { user } = await renderApp(new FakeKeyrack({ refreshes }));
    await user.click(button("Open Refreshes"));
    expect(document.activeElement?.textContent).toBe("ARI Post key refreshed");
  });

  it("leads to the card of a runbook, too, rather than to its heading", async () => {
    const { user } = await renderApp(new FakeKeyrack({ refreshes: stoppedRunbook() }));
    await user.click(button("Open Refreshes"));
    expect(document.activeElement?.textContent).toBe("Mapping Read key refreshed");
  });

  it("leads to the page, which does not say it again", async () => {
    const { user } = await renderApp(new FakeKeyrack({ refreshes: [fakeRefresh()] }));
    await user.click(button("Open Refreshes"));
    expect(screen.getByRole("heading", { name: "Refreshes" })).toBeDefined();
    expect(notices()).toBe("");
  });

  it("names the file of a record that could not be read, on every page", async () => {
    await renderApp(new FakeKeyrack({ refreshesSetAsideAs: ["a.json.unreadable"] }));
    expect(notices()).toContain("it was kept as a.json.unreadable. Look at your keys' Created");
  });

  it("is read aloud as it comes, whichever page is shown, and has the list asked anew", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    const asked = keyrack.callsOf("listKeys").length;
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh({ progress: underWay })] }));
    const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
    expect(said()).toContain("ARI Post key: refresh under way");
    expect(keyrack.callsOf("listKeys")).toHaveLength(asked);
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh()] }));
    await pass(0);
    expect(said()).toContain("ARI Post key refreshed");
    expect(keyrack.callsOf("listKeys")).toHaveLength(asked + 1);
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
  });

  it("is not read aloud of an earlier run", async () => {
    await renderApp(new FakeKeyrack({ refreshes: [fakeRefresh()] }));
    expect(pageText()).not.toContain("ARI Post key refreshed");
  });
});

describe("the sidebar", () => {
  it("leads to the refreshes while there are any, and counts the unfinished ones", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    expect(buttons("Refreshes")).toEqual([]);
    const other = refreshOf(2, "ari-read", finished);
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh(), other] }));
    await user.click(button("Refreshes 1 unfinished"));
    expect(button("Refreshes 1 unfinished").getAttribute("aria-current")).toBe("page");
    act(() => keyrack.changeApp({ refreshes: [other] }));
    expect(button("Refreshes")).toBeDefined();
  });

  it("leads to no card in particular", async () => {
    const { user } = await renderApp(new FakeKeyrack({ refreshes: [fakeRefresh()] }));
    await user.click(button("Refreshes 1 unfinished"));
    expect(document.activeElement).toBe(button("Refreshes 1 unfinished"));
  });
});

describe("removing a connection with refreshes on record", () => {
  it("says that they go too, and the new keys that are held", async () => {
    const refreshes = [fakeRefresh(), refreshNumber(2, { progress: unknown })];
    const { user } = await renderApp(new FakeKeyrack({ refreshes }));
    await user.click(button("Settings"));
    await user.click(button("Remove Grand Hotel"));
    const { textContent } = screen.getByRole("alertdialog");
    expect(textContent).toContain("The records of 2 refreshes of this connection go too.");
    expect(textContent).toContain("So does the new key that is held here");
  });

  it("says nothing of those of another one", async () => {
    const refreshes = [fakeRefresh({ connection: sandboxConnection })];
    const { user } = await renderApp(new FakeKeyrack({ refreshes }));
    await user.click(button("Settings"));
    await user.click(button("Remove Grand Hotel"));
    expect(screen.getByRole("alertdialog").textContent).not.toContain("refresh");
  });
});
