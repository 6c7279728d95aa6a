import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { followWindowFocus } from "../../renderer/followWindowFocus.ts";
import { fakeRow, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  button,
  buttons,
  pageText,
  pass,
  renderApp,
  startOfTest,
  stopTheClock,
} from "./renderApp.tsx";

stopTheClock();
followWindowFocus();

const unreachable = { kind: "unreachable", host: "portal.example" } as const;

function tableNames(): readonly (string | null)[] {
  return screen
    .getAllByRole("table")
    .map((table) => document.getElementById(table.getAttribute("aria-labelledby") ?? ""))
    .map((title) => title?.textContent ?? null);
}

/** The window gets the focus, as when a person comes back to it. */
async function comeBack(): Promise<void> {
  fireEvent(window, new Event("focus"));
  await pass(0);
}

describe("the keys page", () => {
  it("shows one table a group, with every column and a row a key", async () => {
    await renderApp(new FakeKeyrack());

    expect(tableNames()).toEqual(["Mapping keys", "ARI keys", "Booking keys"]);
    const table = screen.getByRole("table", { name: "ARI keys" });
    const columns = within(table).getAllByRole("columnheader");
    expect(columns.map((column) => column.textContent)).toEqual([
      "Name",
      "Key",
      "Last used",
      "Created",
      "Actions",
    ]);
    expect(
      within(table)
        .getAllByRole("rowheader")
        .map((name) => name.textContent),
    ).toEqual(["Read", "Post"]);
    expect(table.textContent).toContain("••••••••••••1f9c");
  });

  it("gives a group that it has never heard of a table of its own, in the server's order", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.rows = [fakeRow("rate-shop", "Read", "zz9a", null, null), ...keyrack.rows];
    await renderApp(keyrack);

    expect(tableNames()).toEqual(["Rate shop keys", "Mapping keys", "ARI keys", "Booking keys"]);
    expect(button("Reveal Rate shop Read key")).toBeDefined();
  });

  it("says when a key was last used, and keeps saying it as time goes by", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("listKeys");
    await renderApp(keyrack);
    keyrack.release("listKeys");
    await pass(0);

    const row = screen.getByRole("row", { name: /40d2/ });
    expect(row.textContent).toContain("just now");
    await pass(50_000);
    expect(row.textContent).toContain("1 minute ago");
    expect(within(row).getAllByRole("time")[0]?.getAttribute("title")).toMatch(
      /12 March 2026 at \d\d:\d\d:\d\d/,
    );
  });

  it("shows a dash for a key that was never used, and says so aloud", async () => {
    await renderApp(new FakeKeyrack());
    const row = screen.getByRole("row", { name: /88a1/ });
    expect(within(row).getByText("–").getAttribute("aria-hidden")).toBe("true");
    expect(within(row).getByText("never used")).toBeDefined();
  });

  it("shows rows of bones while it loads, and marks the page as loaded after that", async () => {
    document.documentElement.removeAttribute("data-loaded");
    const keyrack = new FakeKeyrack();
    keyrack.hold("listKeys");
    await renderApp(keyrack);
    expect(screen.getByText("Loading the keys…")).toBeDefined();
    expect(document.documentElement.getAttribute("data-loaded")).toBeNull();

    keyrack.release("listKeys");
    await pass(0);
    expect(screen.queryByText("Loading the keys…")).toBeNull();
    expect(document.documentElement.getAttribute("data-loaded")).toBe("true");
  });

  it("says so when the platform lists no keys", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.rows = [];
    await renderApp(keyrack);
    expect(screen.getByRole("heading", { name: "No API keys" })).toBeDefined();
  });

  it("writes Reload in words alone: the arrow stands for ending a key", async () => {
    await renderApp(new FakeKeyrack());
    expect(button("Reload").querySelector("svg")).toBeNull();
  });

  it("loads again when the window gets the focus", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    await comeBack();
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
  });

  it("offers no Refresh where the platform can't do it", async () => {
    const connection = { ...sandboxConnection };
    const capabilities = { ...connection.capabilities, refresh: "none" } as const;
    await renderApp(new FakeKeyrack({ connections: [{ ...connection, capabilities }] }));
    expect(button("Copy ARI Post key")).toBeDefined();
    expect(buttons("Refresh ARI Post key")).toEqual([]);
  });

  it("moves with the arrow keys to the same action of the next row, across tables", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    button("Copy Mapping Post key").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(button("Copy ARI Read key"));
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(button("Copy Mapping Post key"));
  });

  it("keeps a connection's rows apart from another's", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.changeApp({ connections: [...keyrack.app.connections, sandboxConnection] });
    const { user } = await renderApp(keyrack);
    keyrack.hold("listKeys");
    await user.click(button("Grand Hotel sandbox SANDBOX"));
    expect(screen.queryByRole("table", { name: "ARI keys" })).toBeNull();
    keyrack.release("listKeys");
    await pass(0);
    expect(keyrack.callsOf("listKeys").at(-1)?.request).toEqual({
      connectionId: sandboxConnection.connectionId,
    });
  });
});

describe("a list that can't be loaded", () => {
  it("says what happened in place of the rows, and loads them on Try again", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("listKeys", { kind: "unauthorized" });
    const { user } = await renderApp(keyrack);
    const alert = screen.getByRole("heading", { name: "The keys could not be loaded" });
    expect(alert).toBeDefined();
    expect(pageText()).toContain("Your keys are unchanged.");

    keyrack.succeed("listKeys");
    await user.click(button("Try again"));
    expect(tableNames()).toHaveLength(3);
  });

  it("keeps the rows it had, says since when, and recovers by itself", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    keyrack.fail("listKeys", unreachable);
    await pass(61_000);

    expect(tableNames()).toHaveLength(3);
    const time = startOfTest.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    expect(pageText()).toContain(`Showing what was loaded ${time}.`);
    expect(pageText()).toContain("No connection to portal.example.");
    expect(button("Copy ARI Post key")).toBeDefined();

    keyrack.succeed("listKeys");
    await pass(15_000);
    expect(pageText()).not.toContain("No connection to portal.example.");
  });

  it("asks again after 1, 2, 4 and 8 seconds, then every 15", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("listKeys", unreachable);
    await renderApp(keyrack);
    const callsAfter: number[] = [];
    for (const ms of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      await pass(ms - 1);
      const before = keyrack.callsOf("listKeys").length;
      await pass(1);
      callsAfter.push(keyrack.callsOf("listKeys").length - before);
    }
    expect(callsAfter).toEqual([1, 1, 1, 1, 1, 1]);
    expect(keyrack.callsOf("listKeys")).toHaveLength(7);
  });

  it("does not press a server that has refused the token", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("listKeys", { kind: "unauthorized" });
    const { user } = await renderApp(keyrack);
    await pass(3_600_000);
    await comeBack();
    await user.click(button("Settings"));
    await user.click(button("API keys"));
    expect(keyrack.callsOf("listKeys")).toHaveLength(1);
    await user.click(button("Reload"));
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
  });

  it("loads again after all when the menu said so while another page was shown", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("listKeys", { kind: "unauthorized" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Settings"));
    act(() => keyrack.chooseFromMenu("reload-keys"));
    await user.click(button("API keys"));
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
  });

  it("keeps to a pause of weeks without a storm, and asks again after an hour", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("listKeys", { kind: "rate-limited", retryAfterMs: 2_147_484_000 });
    await renderApp(keyrack);
    await pass(60_000);
    await comeBack();
    expect(keyrack.callsOf("listKeys")).toHaveLength(1);
    expect(pageText()).toContain("Try again in 35,792 minutes.");
    await pass(3_540_000);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
  });

  it("says since when with the date, once that was yesterday", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    keyrack.fail("listKeys", unreachable);
    await pass(61_000);
    expect(pageText()).toMatch(/Showing what was loaded \d\d:\d\d\./);
    keyrack.hold("listKeys");
    vi.setSystemTime(startOfTest.getTime() + 24 * 3_600_000);
    await pass(5_000);
    expect(pageText()).toMatch(/Showing what was loaded 12 Mar 2026, \d\d:\d\d\./);
  });

  it("loads again when the menu says so", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    keyrack.chooseFromMenu("reload-keys");
    await pass(0);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
  });
});
