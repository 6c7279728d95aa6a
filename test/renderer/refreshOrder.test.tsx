import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import { confirm, guardMs, renderAsked, renderQuestion, write } from "./refreshOnPage.tsx";
import { button, buttons, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

describe("a refresh", () => {
  it("closes the question once it is on record, and says which", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderAsked(keyrack);
    await confirm(user);
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    expect(keyrack.callsOf("refreshKeys")[0]?.request).toEqual({
      preparationId: fakeId(1),
      typed: "ARI POST",
      stepUp: null,
    });
    expect(keyrack.app.refreshes).toHaveLength(1);
  });

  it("shows the new key in the list, even while that can't be loaded", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.fail("listKeys", { kind: "unauthorized" });
    await confirm(user);
    await user.click(button("API keys"));
    const row = button("Refresh ARI Post key").closest("tr");
    expect(row?.textContent).toContain("n3w1");
    expect(row?.textContent).toContain("never used");
  });

  it("is sent once for a double click", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    await user.dblClick(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("is sent once for two clicks before the page has drawn anew", async () => {
    const { keyrack } = await renderAsked();
    keyrack.hold("refreshKeys");
    write(/^Type /, "ARI POST");
    await pass(guardMs);
    const refresh = button("Refresh key");
    await act(async () => {
      refresh.click();
      refresh.click();
    });
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("can't be closed while it is under way", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    await user.keyboard("{Escape}");
    await user.click(button("Cancel"));
    expect(dialog.isConnected).toBe(true);
    keyrack.release("refreshKeys");
    await pass(0);
    expect(dialog.isConnected).toBe(false);
  });

  it("is not left by way of the menu while it is under way", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    keyrack.chooseFromMenu("open-settings");
    await pass(0);
    expect(dialog.isConnected).toBe(true);
  });
});

describe("the end of the question", () => {
  it("is told with the refreshes, before it is closed and left", async () => {
    const keyrack = new FakeKeyrack();
    const { user, ends } = await renderQuestion(keyrack);
    await confirm(user);
    const [refresh] = keyrack.app.refreshes;
    expect(ends.onEnded.mock.calls).toEqual([[[refresh]]]);
    expect(ends.onRecorded.mock.calls).toEqual([[[refresh?.refreshId]]]);
    expect(ends.onClose).toHaveBeenCalledTimes(1);
  });
});

describe("an order that was not carried out", () => {
  it.each([
    ["key-changed", "Somebody else refreshed this key"],
    ["refresh-under-way", "This key is being refreshed already."],
    ["refresh-unresolved", "an earlier refresh of this key is not known yet"],
    ["forbidden", "its role does not allow this"],
  ] as const)("only closes after %s, with the list loaded again", async (kind, sentence) => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.fail("refreshKeys", { kind });
    await confirm(user);
    expect(dialog.textContent).toContain(sentence);
    expect(buttons("Refresh key")).toEqual([]);
    expect(buttons("Try again")).toEqual([]);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
    expect(document.activeElement).toBe(button("Close"));
    await user.click(button("Close"));
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    await pass(100);
    expect(document.activeElement).toBe(button("Refresh ARI Post key"));
  });

  it.each([
    [{ kind: "preparation-expired" }, "This question has grown too old"],
    [{ kind: "unreachable", host: "portal.example" }, "No connection to portal.example."],
    [{ kind: "refresh-not-recorded" }, "The record of the refresh can't be written"],
  ] as const)("may be asked again from the start after %o", async (error, sentence) => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.fail("refreshKeys", error);
    await confirm(user);
    expect(dialog.textContent).toContain(sentence);
    expect(buttons("Refresh key")).toEqual([]);
    keyrack.succeed("refreshKeys");
    await user.click(button("Try again"));
    expect(keyrack.callsOf("prepareRefresh")).toHaveLength(2);
    expect(screen.getByLabelText(/^Type /)).toHaveProperty("value", "");
    await confirm(user);
    expect(keyrack.callsOf("refreshKeys").at(-1)?.request).toMatchObject({
      preparationId: fakeId(2),
    });
    expect(keyrack.app.refreshes).toHaveLength(1);
  });
});

describe("an order whose answer did not come", () => {
  const lost = async (keyrack: FakeKeyrack) => {
    const { user, dialog } = await renderAsked(keyrack);
    await confirm(user);
    expect(dialog.textContent).toContain("it may have been carried out. Look under Refreshes");
    expect(dialog.textContent).not.toMatch(/failed|nothing was/i);
    expect(buttons("Refresh key")).toEqual([]);
    expect(buttons("Try again")).toEqual([]);
    expect(keyrack.callsOf("listKeys")).toHaveLength(2);
    await user.click(button("Close"));
  };

  it.each(["internal", "locked", "refresh-outcome-unknown"] as const)(
    "is not known, never failed, after %s",
    async (kind) => {
      const keyrack = new FakeKeyrack();
      keyrack.fail("refreshKeys", { kind });
      await lost(keyrack);
    },
  );

  it("is not known when main itself is gone", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.refreshKeys = () => Promise.reject(new Error("gone"));
    await lost(keyrack);
  });
});
