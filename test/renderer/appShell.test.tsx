import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

describe("the language", () => {
  it("changes the whole page and its lang at once", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    expect(document.documentElement.lang).toBe("en");
    await user.click(button("Settings"));
    await user.click(screen.getByLabelText("Svenska"));
    expect(document.documentElement.lang).toBe("sv");
    expect(screen.getByRole("heading", { name: "Inställningar" })).toBeDefined();
    await user.click(button("API-nycklar"));
    expect(screen.getByRole("table", { name: "Mappningsnycklar" })).toBeDefined();
    expect(button("Förnya Post-nyckeln för ARI")).toBeDefined();
  });

  it("follows main when it was changed there", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    act(() => keyrack.changeApp({ locale: "sv" }));
    expect(screen.getByRole("heading", { name: "API-nycklar" })).toBeDefined();
  });

  it("says why it could not be changed", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("setLanguage", { kind: "internal" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Settings"));
    await user.click(screen.getByLabelText("Svenska"));
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
  });
});

describe("the banners", () => {
  it("are absent from an ordinary run", async () => {
    await renderApp(new FakeKeyrack());
    expect(screen.queryByRole("region", { name: "Notices" })).toBeNull();
  });

  it.each(["no-service", "locked", "no-answer", "basic-text", "failed"] as const)(
    "say what to do about a keychain with %s",
    async (reason) => {
      await renderApp(new FakeKeyrack({ keychain: { state: "unavailable", reason } }));
      const notices = screen.getByRole("region", { name: "Notices" });
      expect(notices.textContent).toContain("Your token is kept until Keyrack locks or is closed");
      expect(notices.textContent).toMatch(/restart Keyrack|come back to this window/);
      expect(pageText()).toContain("Keyrack keeps no key on the disk · no keychain");
    },
  );

  it("go when the keychain comes", async () => {
    const keyrack = new FakeKeyrack({ keychain: { state: "unavailable", reason: "no-answer" } });
    await renderApp(keyrack);
    act(() => keyrack.changeApp({ keychain: { state: "available", name: "secret-service" } }));
    expect(screen.queryByRole("region", { name: "Notices" })).toBeNull();
    expect(pageText()).toContain("keychain: Secret Service");
  });

  it("say that Chromium's sandbox is off", async () => {
    await renderApp(new FakeKeyrack({ chromiumSandbox: false }));
    expect(pageText()).toContain("for looking around, not for live keys.");
  });

  it("say once that settings hold for this run only, as long as the disk refuses them", async () => {
    const keyrack = new FakeKeyrack({ settingsAreSaved: false });
    await renderApp(keyrack);
    const notices = screen.getByRole("region", { name: "Notices" });
    expect(notices.textContent).toContain("The settings can't be written to disk");
    act(() => keyrack.changeApp({ settingsAreSaved: true }));
    expect(screen.queryByRole("region", { name: "Notices" })).toBeNull();
  });

  it("say where damaged settings went, until that is dismissed", async () => {
    const { user } = await renderApp(new FakeKeyrack({ settingsSetAsideAs: "settings.old.json" }));
    expect(pageText()).toContain("kept as settings.old.json");
    await user.click(button("Dismiss"));
    expect(pageText()).not.toContain("settings.old.json");
  });
});

describe("the window", () => {
  it("opens the settings from the menu", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    act(() => keyrack.chooseFromMenu("open-settings"));
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
    expect(pageText()).toContain("Keyrack 0.1.0");
  });

  it("lets the keyboard skip to the content", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    await user.tab();
    expect(document.activeElement).toBe(button("Skip to the content"));
    await user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("shows an event that overtakes the first answer", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.hold("getAppState");
    await renderApp(keyrack);
    act(() => keyrack.changeApp({ locale: "sv" }));
    keyrack.app = { ...keyrack.app, locale: "en" };
    keyrack.release("getAppState");
    await pass(0);
    expect(screen.getByRole("heading", { name: "API-nycklar" })).toBeDefined();
  });

  it("says so when main can't tell the app's state", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("getAppState", { kind: "internal" });
    await renderApp(keyrack);
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
    expect(button("Start the window anew")).toBeDefined();
  });
});
