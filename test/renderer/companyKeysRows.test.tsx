import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { fakeCompanyRow, manyCompanyRows } from "../fakes/fakeCompanyKeys.ts";
import {
  companyKeyrack,
  connectionId,
  endings,
  filter,
  ownKeys,
  rowOf,
  scrollDown,
  sortButton,
  superadminKeyrack,
  table,
} from "./companyKeysOnPage.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

describe("revealing a company key", () => {
  async function renderRevealed(keyrack = companyKeyrack()) {
    const app = await renderApp(keyrack);
    const ending = endings().slice(0, 4);
    await app.user.click(button(`Reveal company key ending in ${ending}`));
    const secret = keyrack.secretOf(`company-key-${ending}` as KeyId);
    expect(table().querySelector("td code")?.textContent).toBe(secret);
    return { ...app, keyrack, secret };
  }

  it("shows all 36 characters in its cell, and hides them when their time is up", async () => {
    const { secret } = await renderRevealed();
    expect(secret).toHaveLength(36);
    await pass(15_100);
    expect(pageText()).not.toContain(secret);
    expect(button("Reveal company key ending in 1f9c")).toBeDefined();
  });

  it("shows one key at a time", async () => {
    const { user, keyrack, secret } = await renderRevealed();
    await user.click(button("Reveal company key ending in e55b"));
    expect(pageText()).not.toContain(secret);
    expect(pageText()).toContain(keyrack.secretOf("company-key-e55b" as KeyId));
  });

  it("hides it when its row is filtered away, and does not bring it back", async () => {
    const { user, keyrack, secret } = await renderRevealed();
    await user.type(filter(), "zebra");
    expect(pageText()).not.toContain(secret);
    await user.keyboard("{Escape}");
    expect(pageText()).not.toContain(secret);
    expect(keyrack.callsOf("revealKey")).toHaveLength(1);
  });

  it("hides it when no row at all is left, and does not bring it back", async () => {
    const { user, secret } = await renderRevealed();
    await user.type(filter(), "nowhere");
    await user.keyboard("{Escape}");
    expect(pageText()).not.toContain(secret);
  });

  it("hides it when its row is scrolled out of sight, although it is still drawn", async () => {
    const keyrack = companyKeyrack();
    keyrack.companyRows = manyCompanyRows(1_000, Date.now());
    const { secret } = await renderRevealed(keyrack);
    scrollDown(10);
    await pass(0);
    expect(pageText()).toContain(secret);
    scrollDown(150);
    await pass(0);
    expect(rowOf("0000")).toBeDefined();
    expect(pageText()).not.toContain(secret);
    scrollDown(0);
    await pass(1_000);
    expect(pageText()).not.toContain(secret);
  });

  it("hides it when other keys are asked for", async () => {
    const { user, secret } = await renderRevealed();
    await user.click(screen.getByLabelText("Active only"));
    expect(pageText()).not.toContain(secret);
    await user.click(screen.getByLabelText("Active only"));
    expect(pageText()).not.toContain(secret);
  });

  it("hides it when another company is asked for", async () => {
    const { secret } = await renderRevealed(superadminKeyrack());
    fireEvent.change(screen.getByLabelText("Company"), { target: { value: "another" } });
    await pass(0);
    expect(screen.getByRole("alertdialog")).toBeDefined();
    expect(pageText()).not.toContain(secret);
  });

  it("leaves the secret in no query cache", async () => {
    const { secret, queryClient } = await renderRevealed();
    const cached = queryClient.getQueryCache().getAll();
    expect(JSON.stringify(cached.map(({ state }) => state))).not.toContain(secret);
  });

  it("names the notes, too, of keys that end alike", async () => {
    const keyrack = companyKeyrack();
    const twin = { keyId: "twin" as KeyId, notes: "Twin" };
    keyrack.companyRows = [...keyrack.companyRows, fakeCompanyRow("1f9c", Date.now(), twin)];
    await renderApp(keyrack);
    expect(button("Reveal company key ending in 1f9c (Website)")).toBeDefined();
    expect(button("Copy company key ending in 1f9c (Twin)")).toBeDefined();
  });

  it("names no more than the first words of long notes", async () => {
    const keyrack = companyKeyrack();
    const notes = "Kiosk 🎿 in the lower hall,\nbehind the ticket office of the east lift";
    const twin = { keyId: "twin" as KeyId, notes };
    keyrack.companyRows = [...keyrack.companyRows, fakeCompanyRow("1f9c", Date.now(), twin)];
    await renderApp(keyrack);
    const words = "Kiosk 🎿 in the lower hall, behind the t…";
    expect(button(`Copy company key ending in 1f9c (${words})`)).toBeDefined();
  });
});

describe("copying a company key", () => {
  it("says which one is on the clipboard, without the secret", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy company key ending in 1f9c"));
    expect(pageText()).toContain("Company key ending in 1f9c copied.");
    expect(pageText()).toContain("Company key ending in 1f9c is on the clipboard");
    expect(keyrack.callsOf("copyKey")[0]?.request).toEqual({
      connectionId,
      keyId: "company-key-1f9c",
    });
    expect(keyrack.callsOf("revealKey")).toEqual([]);
  });
});

describe("the keyboard in a long list", () => {
  async function renderLong() {
    const keyrack = companyKeyrack();
    keyrack.companyRows = manyCompanyRows(1_000, Date.now());
    return renderApp(keyrack);
  }

  function focus(name: string): void {
    act(() => button(name).focus());
  }

  it("goes to the same action of the next row with the arrows", async () => {
    const { user } = await renderLong();
    focus("Copy company key ending in 0000");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(button("Copy company key ending in 0002"));
    await user.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(button("Copy company key ending in 0001"));
  });

  it("goes on beyond the rows that were drawn at first", async () => {
    const { user } = await renderLong();
    const drawn = table().querySelectorAll("tr[data-index]").length;
    const nameOf = (index: number) =>
      `Copy company key ending in ${index.toString(16).padStart(4, "0")}`;
    focus(nameOf(drawn - 1));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(button(nameOf(drawn + 1)));
  });

  it("goes to the last row and back, which are drawn for it", async () => {
    const { user } = await renderLong();
    focus("Copy company key ending in 0000");
    await user.keyboard("{End}");
    await pass(100);
    expect(document.activeElement).toBe(button("Copy company key ending in 03e7"));
    await user.keyboard("{Home}");
    await pass(100);
    expect(document.activeElement).toBe(button("Copy company key ending in 0000"));
  });

  it("stays in the list when the focused row is scrolled away", async () => {
    await renderLong();
    focus("Copy company key ending in 0000");
    scrollDown(5_000);
    await pass(0);
    expect(document.activeElement).toBe(table().parentElement);
  });

  it("takes no focus back that went elsewhere", async () => {
    await renderLong();
    focus("Copy company key ending in 0000");
    act(() => button("Copy company key ending in 0000").blur());
    await pass(61_000);
    expect(document.activeElement).toBe(document.body);
  });

  it("goes back to the button that opened a dialog, whatever changed meanwhile", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    const replace = "Create a replacement for company key ending in 88a1";
    await user.click(button(replace));
    act(() => keyrack.changeApp({ connections: [{ ...bokameraConnection }] }));
    await user.click(button("Cancel"));
    await pass(100);
    expect(document.activeElement).toBe(button(replace));
  });

  it("goes a page on", async () => {
    const { user } = await renderLong();
    focus("Copy company key ending in 0000");
    await user.keyboard("{PageDown}");
    await pass(100);
    const reached = document.activeElement?.getAttribute("aria-label") ?? "";
    expect(Number.parseInt(reached.slice(-4), 16)).toBeGreaterThan(8);
  });
});

describe("an export", () => {
  it("is of all keys as the platform has them, and says where they are", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Export as CSV"));
    expect(keyrack.callsOf("exportCompanyKeys")[0]?.request).toEqual({
      ...ownKeys,
      format: "csv",
      keyIds: null,
    });
    expect(pageText()).toContain("What is known of 6 keys was saved as company-keys.csv.");
  });

  it("is of the shown keys in their order, once some are left out or sorted", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(sortButton("Notes"));
    await user.type(filter(), "anna");
    await user.click(button("Export as JSON"));
    expect(keyrack.callsOf("exportCompanyKeys")[0]?.request).toEqual({
      ...ownKeys,
      format: "json",
      keyIds: ["c07e", "88a1", "e55b", "1f9c", "40d2"].map((ending) => `company-key-${ending}`),
    });
  });

  it("says nothing when it was thought better of, and why when it failed", async () => {
    const keyrack = companyKeyrack();
    keyrack.exported = { state: "cancelled" };
    const { user } = await renderApp(keyrack);
    await user.click(button("Export as CSV"));
    expect(pageText()).not.toContain("saved");
    keyrack.fail("exportCompanyKeys", { kind: "file-not-written" });
    await user.click(button("Export as CSV"));
    expect(pageText()).toContain("The file could not be written.");
  });
});
