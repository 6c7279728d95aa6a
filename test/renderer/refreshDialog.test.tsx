import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { demoConnection, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  ago,
  changeRow,
  descriptionOf,
  renderAsked,
  renderPlainlyAsked,
} from "./refreshOnPage.tsx";
import { button, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

describe("the question before a refresh", () => {
  it("names all that one should know", async () => {
    const { dialog } = await renderAsked();
    const text = dialog.textContent ?? "";
    expect(text).toContain("The old key stops working in the same second.");
    expect(text).toContain("This can't be undone.");
    expect(text).toContain("Used 3 minutes ago: something is using this key now");
    expect(text).toContain("LIVE");
    expect(text).toContain("Grand Hotel · Bakuun · real bookings and real guests");
    expect(text).toContain("Post: sends data");
    expect(text).toContain("••••••••••••1f9c, created 4 Mar 2026");
    expect(text).toContain("Not touchedARI Read key");
  });

  it("calls the demo a demo", async () => {
    const { dialog } = await renderAsked(new FakeKeyrack({ connections: [demoConnection] }));
    expect(dialog.textContent).toContain("Demo hotel · Bakuun · on this computer only");
    expect(dialog.textContent).toContain("DEMO");
    expect(dialog.textContent).not.toContain("LIVE");
  });

  it("is described by the environment, what it does, and that something uses the key", async () => {
    const { dialog } = await renderAsked();
    const described = descriptionOf(dialog);
    expect(described).toMatch(/^LIVE \| Bakuun makes a new key\. .* This can't be undone\./);
    expect(described).toContain("Used 3 minutes ago: something is using this key now");
  });

  it("does not warn about a key that was never used", async () => {
    const { dialog } = await renderAsked(new FakeKeyrack(), "Mapping Post key");
    expect(dialog.textContent).toContain("never used");
    expect(dialog.textContent).not.toContain("something");
  });

  it("does not call a key unused where the platform tells no use", async () => {
    const { capabilities } = sandboxConnection;
    const silent = { ...sandboxConnection, capabilities: { ...capabilities, lastUsed: false } };
    const { dialog } = await renderAsked(
      new FakeKeyrack({ connections: [silent] }),
      "Mapping Post key",
    );
    expect(dialog.textContent).toContain("Last usedBakuun does not tell");
  });

  it("stays when the page beside it is clicked", async () => {
    const { user, dialog } = await renderAsked();
    await user.click(document.body);
    expect(dialog.isConnected).toBe(true);
  });

  it.each(["{Enter}", " ", "{Escape}"])("is cancelled, not confirmed, by %j", async (key) => {
    const { user, keyrack } = await renderAsked();
    await pass(10_000);
    await user.keyboard(key);
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    await pass(100);
    expect(document.activeElement).toBe(button("Refresh ARI Post key"));
  });
});

describe("the question, while the list goes on", () => {
  it("warns as soon as something uses the key", async () => {
    const { keyrack, dialog } = await renderPlainlyAsked();
    expect(dialog.textContent).not.toContain("something is using this key now");
    await pass(59_000);
    changeRow(keyrack, "mapping-post", { lastUsed: ago(0) });
    await pass(1_000);
    expect(dialog.textContent).toContain("Used just now: something is using this key now");
  });

  it("forgets no warning when the list goes on to another secret", async () => {
    const { keyrack, dialog } = await renderPlainlyAsked();
    changeRow(keyrack, "mapping-post", { lastUsed: ago(0) });
    await pass(60_000);
    changeRow(keyrack, "mapping-post", { lastUsed: null, version: "theirs" });
    await pass(60_000);
    expect(dialog.textContent).toContain("something is using this key now");
  });

  it("keeps its connection until it is closed, whichever is selected meanwhile", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    act(() =>
      keyrack.changeApp({
        connections: [sandboxConnection],
        selectedConnectionId: sandboxConnection.connectionId,
      }),
    );
    expect(dialog.isConnected).toBe(true);
    await user.keyboard("{Escape}");
    await pass(0);
    expect(keyrack.callsOf("listKeys").at(-1)?.request).toEqual({
      connectionId: sandboxConnection.connectionId,
    });
  });
});
