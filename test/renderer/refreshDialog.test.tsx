import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import { demoConnection, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const question = { name: "Refresh ARI Post key?" };

async function renderAsked(keyrack = new FakeKeyrack()) {
  const { user } = await renderApp(keyrack);
  await user.click(button("Refresh ARI Post key"));
  return { user, keyrack, dialog: screen.getByRole("alertdialog", question) };
}

describe("the question before a refresh", () => {
  it("names all that one should know", async () => {
    const { dialog } = await renderAsked();
    const text = dialog.textContent ?? "";
    expect(text).toContain("LIVE");
    expect(text).toContain("The old key stops working in the same second.");
    expect(text).toContain("Used 3 minutes ago: something is using this key now");
    expect(text).toContain("Grand Hotel · Bakuun");
    expect(text).toContain("Post: sends data");
    expect(text).toContain("••••••••••••1f9c, created 4 Mar 2026");
    expect(text).toContain("Not touchedARI Read key");
  });

  it("calls the demo a demo", async () => {
    const { dialog } = await renderAsked(new FakeKeyrack({ connections: [demoConnection] }));
    expect(dialog.textContent).toContain("DEMO");
    expect(dialog.textContent).not.toContain("LIVE");
  });

  it("does not warn about a key that was never used", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    await user.click(button("Refresh Mapping Post key"));
    const dialog = screen.getByRole("alertdialog", { name: "Refresh Mapping Post key?" });
    expect(dialog.textContent).toContain("never used");
    expect(dialog.textContent).not.toContain("something");
  });

  it.each(["{Enter}", " ", "{Escape}"])("is cancelled, not confirmed, by %j", async (key) => {
    const { user, keyrack } = await renderAsked();
    await user.keyboard(key);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(keyrack.callsOf("refreshKey")).toEqual([]);
  });

  it("stays when the page beside it is clicked", async () => {
    const { user, dialog } = await renderAsked();
    await user.click(document.body);
    expect(dialog.isConnected).toBe(true);
  });
});

describe("the question, while the list goes on", () => {
  function markUsed(keyrack: FakeKeyrack, group: string): void {
    const lastUsed = new Date().toISOString() as Instant;
    keyrack.rows = keyrack.rows.map((row) => (row.group === group ? { ...row, lastUsed } : row));
  }

  async function renderUnusedAsked() {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Refresh Mapping Post key"));
    return { user, keyrack, dialog: screen.getByRole("alertdialog") };
  }

  it("warns as soon as something uses the key, and sends the version first shown", async () => {
    const { user, keyrack, dialog } = await renderUnusedAsked();
    expect(dialog.textContent).not.toContain("something is using this key now");
    markUsed(keyrack, "mapping");
    await pass(60_000);
    expect(dialog.textContent).toContain("something is using this key now");
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKey")[0]?.request).toMatchObject({ version: "mapping-Post-1" });
  });

  it("does not go on to another secret, and forgets no warning for it", async () => {
    const { user, keyrack, dialog } = await renderUnusedAsked();
    markUsed(keyrack, "mapping");
    await pass(60_000);
    keyrack.rows = keyrack.rows.map((row) => ({ ...row, lastUsed: null, version: "other" }));
    await pass(60_000);
    expect(dialog.textContent).toContain("something is using this key now");
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKey")[0]?.request).toMatchObject({ version: "mapping-Post-1" });
  });
});

describe("a change of the selected connection from outside", () => {
  const toSandbox = {
    connections: [sandboxConnection],
    selectedConnectionId: sandboxConnection.connectionId,
  };

  it("waits until the question is closed", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    act(() => keyrack.changeApp(toSandbox));
    expect(dialog.isConnected).toBe(true);
    await user.keyboard("{Escape}");
    await pass(0);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(keyrack.callsOf("listKeys").at(-1)?.request).toEqual({
      connectionId: sandboxConnection.connectionId,
    });
  });

  it("waits until the answer to a refresh was read", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.hold("refreshKey");
    await user.click(button("Refresh key"));
    act(() => keyrack.changeApp(toSandbox));
    keyrack.release("refreshKey");
    await pass(0);
    expect(pageText()).toContain("New key: ••••••••••••n3w1");
    await user.click(button("Done"));
    expect(button("Grand Hotel sandbox SANDBOX").getAttribute("aria-current")).toBe("true");
  });
});

describe("a refresh", () => {
  it("tells the new masked key, shows it in the row and loads the list again", async () => {
    const { user, keyrack } = await renderAsked();
    await user.click(button("Refresh key"));

    const dialog = screen.getByRole("alertdialog", { name: "ARI Post key refreshed" });
    expect(dialog.textContent).toContain("New key: ••••••••••••n3w1");
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
    await user.click(button("Done"));
    expect(screen.getByRole("row", { name: /n3w1/ })).toBeDefined();
    await pass(100);
    expect(document.activeElement).toBe(button("Refresh ARI Post key"));
  });

  it("sends the version that was on the screen", async () => {
    const { user, keyrack } = await renderAsked();
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKey")[0]?.request).toEqual({
      connectionId: "connection-live",
      keyId: "ari-post",
      version: "ari-Post-1",
    });
  });

  it("shows the new key even while the list can't be loaded", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.fail("listKeys", { kind: "unreachable", host: "portal.example" });
    await user.click(button("Refresh key"));
    await user.click(button("Done"));
    expect(screen.getByRole("row", { name: /n3w1/ })).toBeDefined();
  });

  it("is sent once for a double click", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.hold("refreshKey");
    await user.dblClick(button("Refresh key"));
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKey")).toHaveLength(1);
  });

  it("can't be closed while it is under way, and says so", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKey");
    await user.click(button("Refresh key"));
    await user.keyboard("{Escape}");
    await user.click(button("Cancel"));
    expect(dialog.isConnected).toBe(true);
    expect(dialog.textContent).toContain("This can't be stopped any more");
    keyrack.release("refreshKey");
    await pass(0);
    expect(button("Done")).toBeDefined();
  });

  it("is not left by way of the menu while it is under way", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKey");
    await user.click(button("Refresh key"));
    keyrack.chooseFromMenu("open-settings");
    await pass(0);
    expect(dialog.isConnected).toBe(true);
  });

  it("may be tried again after a failure that left the key as it was", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.fail("refreshKey", { kind: "unreachable", host: "portal.example" });
    await user.click(button("Refresh key"));
    expect(dialog.textContent).toContain("Nothing was changed.");
    keyrack.succeed("refreshKey");
    await user.click(button("Refresh key"));
    expect(pageText()).toContain("New key: ••••••••••••n3w1");
  });

  it.each([
    ["key-changed", "Somebody else refreshed this key"],
    ["refresh-outcome-unknown", "the key may be the old one or a new one"],
  ] as const)("has the key looked at first after %s", async (kind, sentence) => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.fail("refreshKey", { kind });
    await user.click(button("Refresh key"));
    expect(dialog.textContent).toContain(sentence);
    expect(dialog.textContent).not.toMatch(/failed/i);
    expect(buttons("Refresh key")).toEqual([]);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
    await user.click(button("Close"));
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});
