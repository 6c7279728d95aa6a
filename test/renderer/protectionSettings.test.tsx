import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppState } from "../../shared/appState.ts";
import { defaultProtection } from "../../shared/protection.ts";
import { fakeAppState } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

async function renderSettings(state: Partial<AppState> = {}) {
  const keyrack = new FakeKeyrack(state);
  const app = await renderApp(keyrack);
  await app.user.click(button("Settings"));
  return { ...app, keyrack };
}

function section(name: string): HTMLElement {
  return screen.getByRole("region", { name });
}

async function choose(label: string, option: string): Promise<void> {
  const select = screen.getByLabelText(label);
  const chosen = within(select).getByRole("option", { name: option });
  fireEvent.change(select, { target: { value: chosen.getAttribute("value") } });
  await pass(0);
}

/** What is chosen at the moment. */
function chosen(label: string): string | null {
  const select = screen.getByLabelText(label);
  return within(select).getByRole("option", { selected: true }).textContent;
}

describe("the protection settings", () => {
  it.each([
    ["Hide a revealed key after", ["5 s", "15 s", "30 s", "60 s"], "15 s"],
    ["Clear the clipboard after", ["10 s", "20 s", "30 s", "60 s", "120 s", "Never"], "30 s"],
    ["Lock after", ["1 min", "5 min", "15 min", "60 min", "Never"], "15 min"],
  ])("offer for %s what there is, and say what is usual", async (label, offered, usual) => {
    await renderSettings();
    const select = screen.getByLabelText(label);
    const options = within(select).getAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual(offered);
    expect(chosen(label)).toBe(usual);
    const about = document.getElementById(select.getAttribute("aria-describedby") ?? "");
    expect(about?.textContent).toContain(`Default: ${usual}.`);
  });

  it.each([
    ["Hide a revealed key after", "60 s", { revealSeconds: 60 }],
    ["Clear the clipboard after", "120 s", { clipboardSeconds: 120 }],
    ["Clear the clipboard after", "Never", { clipboardSeconds: null }],
    ["Lock after", "1 min", { lockAfterMinutes: 1 }],
    ["Lock after", "Never", { lockAfterMinutes: null }],
  ])("change %s to %s and nothing else", async (label, option, change) => {
    const { keyrack } = await renderSettings();
    await choose(label, option);
    expect(keyrack.callsOf("setProtection").map(({ request }) => request)).toEqual([change]);
    expect(keyrack.app.protection).toEqual({ ...defaultProtection, ...change });
    expect(chosen(label)).toBe(option);
  });

  it("warn plainly of what never ends", async () => {
    await renderSettings();
    expect(section("Protection").textContent).not.toContain("where every program can read it");
    await choose("Clear the clipboard after", "Never");
    await choose("Lock after", "Never");
    expect(section("Protection").textContent).toContain("where every program can read it");
    expect(section("Protection").textContent).toContain("stays open while you are away");
  });

  it("stay as they are when main refuses, and say why", async () => {
    const { keyrack } = await renderSettings();
    keyrack.fail("setProtection", { kind: "internal" });
    await choose("Lock after", "Never");
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
    expect(chosen("Lock after")).toBe("15 min");
  });
});

describe("keeping the window out of screenshots", () => {
  const label = "Keep the window out of screenshots while a key is shown";
  const { systemProtection } = fakeAppState();

  it("is a switch that is on at first, and warns when it is off", async () => {
    const { user, keyrack } = await renderSettings({
      systemProtection: { ...systemProtection, hidesFromCapture: true },
    });
    const warning = "a shared screen shows a revealed key";
    expect(screen.getByRole("switch", { name: label })).toHaveProperty("checked", true);
    expect(pageText()).not.toContain(warning);
    await user.click(screen.getByRole("switch", { name: label }));
    expect(keyrack.app.protection.hideFromCapture).toBe(false);
    expect(screen.getByRole("switch", { name: label })).toHaveProperty("checked", false);
    expect(pageText()).toContain(warning);
  });

  it("is said plainly to be impossible where it is", async () => {
    const { user, keyrack } = await renderSettings();
    const control = screen.getByRole("switch", { name: label });
    expect(control).toHaveProperty("disabled", true);
    expect(control).toHaveProperty("checked", false);
    expect(section("Protection").textContent).toContain("This system can't keep a window out");
    await user.click(control);
    expect(keyrack.callsOf("setProtection")).toEqual([]);
  });
});

describe("the clipboard on this computer", () => {
  it("tells what applies, what this runtime can't do, and nothing of other systems", async () => {
    await renderSettings();
    const panel = within(section("Clipboard on this computer"));
    const rows = panel.getAllByRole("listitem").map(({ textContent }) => textContent ?? "");
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Cleared by itself.*30 s after copying.*Applies$/);
    expect(rows[1]).toMatch(/^The primary selection, too.*Applies$/);
    expect(rows[2]).toMatch(/^Marked as a password, for KDE's Klipper.*can't set this\.Not here$/);
  });

  it("tells what of another system applies there", async () => {
    await renderSettings({
      systemProtection: {
        hidesFromCapture: true,
        clipboard: [
          { id: "windows-history", state: "applies" },
          { id: "windows-cloud", state: "applies" },
          { id: "windows-monitors", state: "applies" },
          { id: "macos-concealed", state: "applies" },
        ],
      },
    });
    const panel = section("Clipboard on this computer").textContent;
    expect(panel).toContain("Left out of the clipboard history (Win+V)");
    expect(panel).toContain("Not sent to the cloud or to other devices");
    expect(panel).toContain("Programs that watch the clipboard are asked to look away");
    expect(panel).toContain("Marked as concealed, for clipboard managers");
  });

  it("does not promise that time clears a key that nothing clears in time", async () => {
    await renderSettings({ protection: { ...defaultProtection, clipboardSeconds: null } });
    const panel = section("Clipboard on this computer").textContent;
    expect(panel).toContain("time does not clear it");
    expect(panel).not.toContain("after copying");
  });

  it("says what nobody can protect against", async () => {
    await renderSettings();
    expect(section("Clipboard on this computer").textContent).toContain("a remote desktop");
  });
});
