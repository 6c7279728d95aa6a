import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { bokameraConnection, demoConnection } from "../fakes/fakeAppState.ts";
import {
  activityKey,
  activityKeyrack,
  cells,
  entries,
  entry,
  filter,
  lastListed,
  ofTheApp,
  openActivity,
  rows,
  table,
  wholeLog,
} from "./activityOnPage.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

describe("the activity log", () => {
  it("tells of each entry what, when, with which key, where, by whom and how it ended", async () => {
    const revealed = entry(7, { account: "anna@hotel.example" });
    await openActivity(activityKeyrack([revealed]));
    expect(button("Activity").getAttribute("aria-current")).toBe("page");
    const told = cells(0);
    expect(told.When).toMatch(/^\d\d:00\s*12 Mar 2026$/);
    expect(told.Action).toBe("Revealed");
    expect(told.Key).toContain("ARI Post key");
    expect(told.Key).toContain("1f9c");
    expect(told.Fingerprint).toBe("3f9a01bc77de4410");
    expect(told.Connection).toContain("Grand HotelLIVE");
    expect(told.Who).toBe("anna@hotel.exampleanna");
    expect(told.Result).toBe("Done");
  });

  it("says in words what failed and why, and never that it was done", async () => {
    await openActivity(activityKeyrack([entry(1, { action: "refresh", result: "key-changed" })]));
    expect(cells(0).Action).toBe("Tried to refresh");
    expect(cells(0).Result).toBe("Changed meanwhile");
  });

  it("shows a key without a name by its masked form, and an unknown one as not known", async () => {
    const nameless = activityKey(null, null);
    const unknown = { ...nameless, maskedKey: null, fingerprint: null };
    await openActivity(activityKeyrack([entry(2, { key: nameless }), entry(1, { key: unknown })]));
    expect(cells(0).Key).toContain("••••••••••••1f9c");
    expect(cells(1).Key).toBe("not known");
    expect(cells(1).Fingerprint).toBe("");
  });

  it("leaves the masked form in sight where no fingerprint takes its place", async () => {
    const without = { ...activityKey("ari", "post"), fingerprint: null };
    await openActivity(activityKeyrack([entry(2), entry(1, { key: without })]));
    expect(rows()[0]?.querySelector(".masked")?.classList).toContain("moves");
    expect(rows()[0]?.querySelector(".moved-fingerprint")?.textContent).toBe("3f9a01bc77de4410");
    expect(rows()[1]?.querySelector(".masked")?.classList).not.toContain("moves");
    expect(rows()[1]?.querySelector(".moved-fingerprint")).toBeNull();
  });

  it("tells in a tooltip all that a narrow column cuts off, what was done first", async () => {
    const failed = entry(2, { action: "replace", result: "forbidden" });
    const lines = {
      ...ofTheApp,
      action: "protection-weakened",
      details: "hideFromCapture",
    } as const;
    await openActivity(activityKeyrack([failed, entry(1, lines)]));
    const titleOf = (row: number) => rows()[row]?.querySelector("button")?.getAttribute("title");
    expect(titleOf(0)).toMatch(/^Tried to make new key\n.+token/);
    expect(titleOf(1)).toMatch(/^Protection weakened\nscreenshots\n.+2026/);
  });

  it("shows words that it does not know as they stand in the file", async () => {
    const unknown = { ...ofTheApp, action: "lock", details: "constructor" } as const;
    await openActivity(activityKeyrack([entry(1, unknown)]));
    expect(cells(0).Action).toBe("Lockedconstructor");
  });

  it("calls the demo's connection a demo, and one that is gone by the name that it had", async () => {
    const ofDemo = {
      connectionId: demoConnection.connectionId,
      connectionName: "Demo hotel",
      environment: "demo",
    } as const;
    const ofGone = {
      connectionId: bokameraConnection.connectionId,
      connectionName: "Old inn",
      environment: "sandbox",
    } as const;
    await openActivity(activityKeyrack([entry(2, ofDemo), entry(1, ofGone)]));
    expect(cells(0).Connection).toContain("Demo hotelDEMO");
    expect(cells(1).Connection).toContain("Old innSANDBOX");
  });

  it("is opened from the menu, too, and before there is any connection", async () => {
    const keyrack = activityKeyrack([entry(1, { ...ofTheApp, action: "log-started" })]);
    keyrack.changeApp({ connections: [], selectedConnectionId: null });
    await openActivity(keyrack);
    expect(cells(0).Action).toBe("Log started");
  });

  it("is led to by the menu", async () => {
    const keyrack = activityKeyrack(entries(1));
    const { user } = await openActivity(keyrack);
    await user.click(button("API keys"));
    act(() => keyrack.chooseFromMenu("open-activity"));
    await pass(0);
    expect(rows()).toHaveLength(1);
  });

  it("shows bones while it opens, and marks the page as loaded after that", async () => {
    document.documentElement.removeAttribute("data-loaded");
    const keyrack = activityKeyrack(entries(3));
    keyrack.hold("listActivity");
    keyrack.hold("listKeys");
    await openActivity(keyrack);
    expect(screen.getByText("Opening the activity log…")).toBeDefined();
    expect(rows()).toHaveLength(0);
    expect(table().querySelectorAll("tbody tr").length).toBeGreaterThan(3);
    expect(document.documentElement.getAttribute("data-loaded")).toBeNull();
    keyrack.release("listActivity");
    await pass(0);
    expect(screen.queryByText("Opening the activity log…")).toBeNull();
    expect(rows()).toHaveLength(3);
    expect(document.documentElement.getAttribute("data-loaded")).toBe("true");
  });

  it("says so when nothing is recorded yet", async () => {
    await openActivity(activityKeyrack([]));
    expect(screen.getByRole("heading", { name: "Nothing recorded yet" })).toBeDefined();
    expect(buttons("Clear the filter")).toHaveLength(0);
  });

  it("says why it could not be opened, and opens when it is tried again", async () => {
    const keyrack = activityKeyrack(entries(1));
    keyrack.fail("listActivity", { kind: "internal" });
    const { user } = await openActivity(keyrack);
    const alert = screen.getByText("The activity log could not be opened").parentElement;
    expect(alert?.textContent).toContain("Keyrack made a mistake of its own.");
    keyrack.succeed("listActivity");
    await user.click(button("Try again"));
    expect(rows()).toHaveLength(1);
    expect(pageText()).not.toContain("Keyrack made a mistake of its own.");
  });

  it("says of a log that can't be read that it was not changed, not that it was not done", async () => {
    const keyrack = activityKeyrack(entries(1));
    keyrack.fail("listActivity", { kind: "activity-not-readable" });
    await openActivity(keyrack);
    expect(pageText()).toContain("The activity log can't be read now. Nothing in it was changed.");
  });

  it("marks what nothing protects, and only that", async () => {
    const forged = entry(2, { isProtected: false, result: "forbidden" });
    const { user } = await openActivity(activityKeyrack([entry(3), forged, entry(1)]));
    expect(cells(0).Result).toBe("Done");
    expect(cells(1).Result).toBe("Not allowedNot protected");
    expect(cells(2).Result).toBe("Done");
    const row = rows()[1]?.querySelector("button");
    expect(row?.getAttribute("aria-label")).toMatch(/, Not protected$/);
    if (row) await user.click(row);
    await pass(100);
    const details = screen.getByRole("dialog", { name: "Entry 2" }).textContent;
    expect(details).toContain("This line was written while no keychain answered, or added by");
    await user.keyboard("{Escape}");
    await pass(100);
    const other = rows()[0]?.querySelector("button");
    expect(other?.getAttribute("aria-label")).not.toContain("rotected");
    if (other) await user.click(other);
    await pass(100);
    expect(screen.getByRole("dialog", { name: "Entry 3" }).textContent).not.toContain("rotect");
  });

  it("keeps what it shows when a reload fails, and says so", async () => {
    const keyrack = activityKeyrack(entries(2));
    const { user } = await openActivity(keyrack);
    keyrack.fail("listActivity", { kind: "internal" });
    await user.click(button("Reload"));
    expect(pageText()).toContain("Showing what was there before.");
    expect(rows()).toHaveLength(2);
  });

  it("looks for new entries when asked, and when the window gets the focus", async () => {
    const keyrack = activityKeyrack(entries(2));
    const { user } = await openActivity(keyrack);
    keyrack.activity = entries(3);
    keyrack.hold("listActivity");
    await user.click(button("Reload"));
    expect(button("Reload").getAttribute("aria-disabled")).toBe("true");
    keyrack.release("listActivity");
    await pass(0);
    expect(button("Reload").getAttribute("aria-disabled")).toBeNull();
    expect(rows()).toHaveLength(3);
    keyrack.activity = entries(4);
    act(() => window.dispatchEvent(new Event("focus")));
    await pass(0);
    expect(rows()).toHaveLength(4);
  });

  it("looks for new entries when the menu says so, and not for keys then", async () => {
    const keyrack = activityKeyrack(entries(2));
    await openActivity(keyrack);
    const asked = keyrack.callsOf("listKeys").length;
    expect(asked).toBeGreaterThan(0);
    keyrack.activity = entries(3);
    act(() => keyrack.chooseFromMenu("reload-keys"));
    await pass(0);
    expect(rows()).toHaveLength(3);
    expect(keyrack.callsOf("listKeys")).toHaveLength(asked);
  });

  it("is nowhere to be found once the app is locked", async () => {
    const keyrack = activityKeyrack([entry(1, { connectionName: "Secret spa" })]);
    await openActivity(keyrack);
    expect(pageText()).toContain("Secret spa");
    act(() => keyrack.lockFor("idle"));
    await pass(0);
    expect(pageText()).not.toContain("Secret spa");
  });
});

describe("an entry of the activity log", () => {
  async function openEntry() {
    const failed = entry(1_204, {
      action: "refresh",
      result: "refresh-outcome-unknown",
      account: "anna@hotel.example",
    });
    const app = await openActivity(activityKeyrack([failed]));
    const row = rows()[0]?.querySelector("button");
    if (!row) throw new Error("no row");
    await app.user.click(row);
    await pass(100);
    return { ...app, row, dialog: screen.getByRole("dialog", { name: "Entry 1,204" }) };
  }

  it("opens with all that was written down, and the whole sentence of what went wrong", async () => {
    const { dialog } = await openEntry();
    const facts = within(dialog);
    expect(facts.getByText("anna@hotel.example")).toBeDefined();
    expect(facts.getByText("anna")).toBeDefined();
    expect(facts.getByText("ari-post")).toBeDefined();
    expect(facts.getByText("3f9a01bc77de4410")).toBeDefined();
    expect(dialog.textContent).toContain("The refresh was sent, but its answer was lost");
    expect(dialog.textContent).toContain("It can't be turned back into the key.");
  });

  it("closes with Escape, and gives the focus back to its row", async () => {
    const { user, row } = await openEntry();
    await user.keyboard("{Escape}");
    await pass(100);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(row);
  });

  it("goes with the page when the app is locked", async () => {
    const keyrack = activityKeyrack(entries(1));
    const { user } = await openActivity(keyrack);
    const row = rows()[0]?.querySelector("button");
    if (row) await user.click(row);
    await pass(100);
    expect(screen.getByRole("dialog")).toBeDefined();
    act(() => keyrack.lockFor("idle"));
    await pass(100);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("the filter of the activity log", () => {
  it("asks main for all words, and counts what is left", async () => {
    const keyrack = activityKeyrack([
      entry(3, { connectionName: "Lodge" }),
      entry(2, { connectionName: "Lodge", account: "bo@lodge.example" }),
      entry(1),
    ]);
    const { user } = await openActivity(keyrack);
    expect(pageText()).toContain("3 entries");
    await user.type(filter(), "lodge bo@");
    expect(lastListed(keyrack)).toMatchObject({ filter: { ...wholeLog, text: "lodge bo@" } });
    expect(rows()).toHaveLength(1);
    expect(pageText()).toContain("1 of 3 entries");
  });

  it("leaves the kinds whose chips are pressed, and all when none is", async () => {
    const keyrack = activityKeyrack([
      entry(3, { action: "copy" }),
      entry(2, { action: "refresh" }),
      entry(1, { ...ofTheApp, action: "lock", details: "idle" }),
    ]);
    const { user } = await openActivity(keyrack);
    await user.click(button("Keys changed"));
    expect(rows().map((_, row) => cells(row).Action)).toEqual(["Refreshed"]);
    await user.click(button("Protection and lock"));
    expect(rows().map((_, row) => cells(row).Action)).toEqual([
      "Refreshed",
      "Lockednobody was there",
    ]);
    await user.click(button("Keys changed"));
    await user.click(button("Protection and lock"));
    expect(lastListed(keyrack)).toMatchObject({ filter: wholeLog });
    expect(rows()).toHaveLength(3);
  });

  it("leaves what failed", async () => {
    const keyrack = activityKeyrack([entry(2, { result: "forbidden" }), entry(1)]);
    const { user } = await openActivity(keyrack);
    await user.click(screen.getByLabelText("Failed only"));
    expect(rows().map((_, row) => cells(row).Result)).toEqual(["Not allowed"]);
  });

  it("says so when nothing is left, and is cleared at once, where one goes on typing", async () => {
    const { user } = await openActivity(activityKeyrack(entries(5)));
    await user.click(button("Sign-ins"));
    await user.type(filter(), "zebra");
    expect(screen.getByRole("heading", { name: "No entry matches" })).toBeDefined();
    expect(pageText()).toContain("0 of 5 entries");
    await user.click(button("Clear the filter"));
    expect(rows()).toHaveLength(5);
    expect(document.activeElement).toBe(filter());
  });

  it("asks nothing anew for a space at its end", async () => {
    const keyrack = activityKeyrack(entries(3));
    const { user } = await openActivity(keyrack);
    await user.type(filter(), "ari");
    const asked = keyrack.callsOf("listActivity").length;
    await user.type(filter(), " ");
    expect(keyrack.callsOf("listActivity")).toHaveLength(asked);
  });

  it("shows no entries of another filter when it could not be answered", async () => {
    const keyrack = activityKeyrack(entries(3));
    const { user } = await openActivity(keyrack);
    keyrack.fail("listActivity", { kind: "internal" });
    await user.click(screen.getByLabelText("Failed only"));
    expect(document.querySelector("table")).toBeNull();
    expect(pageText()).toContain("The activity log could not be opened");
  });

  it("is reached with Ctrl+F", async () => {
    const { user } = await openActivity(activityKeyrack(entries(1)));
    await user.keyboard("{Control>}f{/Control}");
    expect(document.activeElement).toBe(filter());
  });

  it("takes no answer to what is not asked for any more", async () => {
    const keyrack = activityKeyrack([entry(2, { connectionName: "Lodge" }), entry(1)]);
    const { user } = await openActivity(keyrack);
    keyrack.hold("listActivity");
    await user.type(filter(), "l");
    await user.type(filter(), "odge");
    expect(rows()).toHaveLength(2);
    keyrack.release("listActivity");
    await pass(0);
    const asked = keyrack.callsOf("listActivity").map(({ request }) => JSON.stringify(request));
    expect(asked.filter((request) => /"text":"lo?d?g?"/.test(request))).toHaveLength(1);
    expect(lastListed(keyrack)).toMatchObject({ filter: { text: "lodge" } });
    expect(rows()).toHaveLength(1);
  });
});

describe("the export of the activity log", () => {
  it("is of what the filter lets through, says where it is, and shows up in the log", async () => {
    const keyrack = activityKeyrack(entries(3));
    const { user } = await openActivity(keyrack);
    await user.type(filter(), "ari");
    const asked = keyrack.callsOf("listActivity").length;
    await user.click(button("Export as CSV"));
    expect(keyrack.callsOf("exportActivity")[0]?.request).toEqual({
      filter: { ...wholeLog, text: "ari" },
      format: "csv",
    });
    expect(pageText()).toContain("3 entries were saved as activity.csv.");
    expect(keyrack.callsOf("listActivity")).toHaveLength(asked + 1);
  });

  it("says nothing when it was thought better of, and why when it failed", async () => {
    const keyrack = activityKeyrack(entries(3));
    keyrack.activityExported = { state: "cancelled" };
    const { user } = await openActivity(keyrack);
    await user.click(button("Export as JSON"));
    expect(pageText()).not.toContain("saved");
    keyrack.fail("exportActivity", { kind: "file-not-written" });
    await user.click(button("Export as JSON"));
    expect(pageText()).toContain("The file could not be written.");
  });

  it("is not offered of nothing", async () => {
    await openActivity(activityKeyrack([]));
    expect(button("Export as CSV").hasAttribute("disabled")).toBe(true);
  });
});

describe("whether the log is what was written", () => {
  const whole = { brokenLines: [], missingAtEnd: 0, unprotected: 0 };

  it("is said plainly when it is", async () => {
    await openActivity(activityKeyrack(entries(1)));
    expect(pageText()).toContain("Unbroken: every line is as it was written.");
    expect(document.querySelectorAll("h1 + p svg")).toHaveLength(1);
    expect(pageText()).not.toContain("rotected");
  });

  it("is said of no more than the protected lines where there are others, and how many", async () => {
    const keyrack = activityKeyrack(entries(9));
    keyrack.integrity = { ...whole, state: "intact", unprotected: 4 };
    await openActivity(keyrack);
    expect(pageText()).toContain("Protected lines are as they were written.");
    expect(pageText()).toContain("4 lines are not protected: they were written while no keychain");
    expect(document.querySelectorAll("h1 + p svg")).toHaveLength(0);
    expect(pageText()).not.toContain("Unbroken");
  });

  it("is an alarm when it is not: which lines, how many are gone, and what to do", async () => {
    const keyrack = activityKeyrack(entries(9));
    keyrack.integrity = { ...whole, state: "broken", brokenLines: [2, 3, 7], missingAtEnd: 1 };
    await openActivity(keyrack);
    const alarm = screen.getByText("This log is not as it was written").closest('[role="alert"]');
    expect(alarm?.textContent).toContain("Lines 2, 3 and 7 of the file were changed");
    expect(alarm?.textContent).toContain("1 line is missing at the end.");
    expect(alarm?.textContent).toContain("What to do: export the log");
    expect(alarm?.textContent).not.toContain("There may be more.");
    expect(pageText()).not.toContain("Unbroken");
  });

  it("names no lines when only the end is missing, and says that more than ten may be broken", async () => {
    const keyrack = activityKeyrack(entries(9));
    keyrack.integrity = { ...whole, state: "broken", missingAtEnd: 12 };
    const { user } = await openActivity(keyrack);
    expect(pageText()).toContain("12 lines are missing at the end.");
    expect(pageText()).not.toContain("of the file");
    const brokenLines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    keyrack.integrity = { ...whole, state: "broken", brokenLines };
    await user.click(button("Reload"));
    expect(pageText()).toContain("There may be more.");
    expect(pageText()).not.toContain("missing at the end");
  });

  it("is left open while the keychain can't be used", async () => {
    const keyrack = activityKeyrack(entries(9));
    keyrack.integrity = { ...whole, state: "unverifiable", unprotected: 1 };
    await openActivity(keyrack);
    expect(pageText()).toContain("It can't be checked now whether the log is as it was written");
    expect(pageText()).toContain("The keychain knows how the log has to look, and can't be used");
    expect(pageText()).toContain("1 line is not protected: it was written while no keychain");
    expect(pageText()).not.toContain("Unbroken");
    expect(pageText()).not.toContain("Protected lines are");
  });
});
