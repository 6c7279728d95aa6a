import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../shared/appError.ts";
import type { Connection } from "../../shared/connection.ts";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const password = "a password of the test";
const byBrowser: Connection = { ...bokameraConnection, signIn: { way: "browser", email: null } };

function keyrackWith(connection: Connection, locale: "en" | "sv" = "en"): FakeKeyrack {
  const { connectionId } = connection;
  return new FakeKeyrack({
    connections: [connection, liveConnection],
    selectedConnectionId: connectionId,
    locale,
  });
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

describe("signing in again", () => {
  async function renderSignIn(connection = bokameraConnection) {
    const keyrack = keyrackWith(connection);
    keyrack.fail("listCompanyKeys", { kind: "signed-out" });
    const app = await renderApp(keyrack);
    await app.user.click(button("Sign in"));
    await pass(50);
    return { ...app, keyrack };
  }

  it("begins at the password of the account that was signed in", async () => {
    await renderSignIn();
    expect(screen.getByRole("heading", { name: "Sign in to Fjällgården" })).toBeDefined();
    expect(screen.getByRole("main").textContent).toContain("BokaMera · api.example");
    expect(field("E-mail").value).toBe("anna@fjallgarden.example");
    expect(document.activeElement).toBe(field("Password"));
  });

  it("signs in, says so, and shows the keys", async () => {
    const { user, keyrack } = await renderSignIn();
    keyrack.succeed("listCompanyKeys");
    await user.keyboard(password);
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("signIn").map(({ request }) => request)).toEqual([
      {
        connectionId: bokameraConnection.connectionId,
        signIn: { way: "password", email: "anna@fjallgarden.example", password },
      },
    ]);
    await pass(50);
    expect(pageText()).toContain("Fjällgården: signed in.");
    expect(screen.getByRole("table", { name: "Company keys" })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("forgets the password as soon as it is sent, and wants it again when it was refused", async () => {
    const { user, keyrack } = await renderSignIn();
    keyrack.hold("signIn");
    await user.keyboard(password);
    await user.click(button("Sign in"));
    expect(button("Signing in…")).toBeDefined();
    expect(field("Password").value).toBe("");
    expect(document.documentElement.outerHTML).not.toContain(password);
    keyrack.fail("signIn", { kind: "sign-in-refused" });
    keyrack.release("signIn");
    await pass(0);
    expect(document.activeElement).toBe(field("Password"));
    expect(field("Password").getAttribute("aria-invalid")).toBe("true");
    expect(field("E-mail").value).toBe("anna@fjallgarden.example");
  });

  it("asks for the password before anything is sent", async () => {
    const { user, keyrack } = await renderSignIn();
    await user.click(button("Sign in"));
    expect(pageText()).toContain("Enter your password.");
    expect(keyrack.callsOf("signIn")).toEqual([]);
  });

  it("starts with the e-mail when it is not known", async () => {
    await renderSignIn({ ...bokameraConnection, signIn: { way: "password", email: null } });
    expect(document.activeElement).toBe(field("E-mail"));
  });

  it("tells any other failure above the buttons, in the words of an account", async () => {
    const { user, keyrack } = await renderSignIn();
    keyrack.fail("signIn", { kind: "unauthorized" });
    await user.keyboard(`${password}{Enter}`);
    const alert = document.querySelector("form [role=alert]")?.textContent;
    expect(alert).toContain("does not accept your sign-in");
    expect(pageText()).toContain("For safety the password was not kept.");
  });

  it("goes back on Cancel", async () => {
    const { user, keyrack } = await renderSignIn();
    await user.click(button("Cancel"));
    expect(screen.queryByRole("heading", { name: "Sign in to Fjällgården" })).toBeNull();
    expect(keyrack.callsOf("cancelConnecting")).toEqual([]);
  });

  it("leaves the focus on the choice that the keyboard moves through", async () => {
    const { user } = await renderSignIn(byBrowser);
    await user.click(screen.getByLabelText(/With e-mail and password/));
    expect(document.activeElement).toBe(screen.getByLabelText(/With e-mail and password/));
  });

  it("needs no more than Enter in the browser's way, and returns to the form on Cancel", async () => {
    const { user, keyrack } = await renderSignIn(byBrowser);
    expect(document.activeElement).toBe(button("Sign in"));
    keyrack.hold("signIn");
    await user.keyboard("{Enter}");
    await pass(50);
    expect(keyrack.callsOf("signIn")[0]?.request).toEqual({
      connectionId: byBrowser.connectionId,
      signIn: { way: "browser" },
    });
    expect(pageText()).toContain("Your browser is open. Sign in there; Keyrack goes on by itself.");
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
    expect(screen.getByRole("heading", { name: "Sign in to Fjällgården" })).toBeDefined();
    expect(button("Sign in")).toBeDefined();
  });

  it("gives up when the user goes elsewhere", async () => {
    const { user, keyrack } = await renderSignIn(byBrowser);
    keyrack.hold("signIn");
    await user.click(button("Sign in"));
    await user.click(button("Grand Hotel LIVE"));
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
    keyrack.release("signIn");
    await pass(0);
    expect(pageText()).not.toContain("signed in.");
  });
});

describe("the connections in the settings", () => {
  async function renderSettings(connection = bokameraConnection, locale: "en" | "sv" = "en") {
    const keyrack = keyrackWith(connection, locale);
    const app = await renderApp(keyrack);
    await app.user.click(button(locale === "en" ? "Settings" : "Inställningar"));
    return { ...app, keyrack };
  }

  it("say whom they sign in as, and offer to sign out where that can be done", async () => {
    await renderSettings();
    expect(pageText()).toContain("signs in as anna@fjallgarden.example");
    expect(button("Sign out of Fjällgården")).toBeDefined();
    expect(buttons("Sign out of Grand Hotel")).toEqual([]);
  });

  it("name the way where the e-mail is not known", async () => {
    await renderSettings(byBrowser);
    expect(pageText()).toContain("signs in with the browser");
  });

  it("sign out, once, and say that the session has ended", async () => {
    const { user, keyrack } = await renderSettings();
    keyrack.hold("signOut");
    await user.click(button("Sign out of Fjällgården"));
    await user.click(button("Sign out of Fjällgården"));
    expect(keyrack.callsOf("signOut").map(({ request }) => request)).toEqual([
      { connectionId: bokameraConnection.connectionId },
    ]);
    keyrack.release("signOut");
    await pass(0);
    expect(pageText()).toContain(
      "Fjällgården: signed out. The session has ended at the server too.",
    );
    expect(button("Sign out of Fjällgården").getAttribute("aria-disabled")).toBeNull();
    expect(button("Remove Fjällgården")).toBeDefined();
  });

  it("forget the list of who signed out", async () => {
    const { user, queryClient } = await renderSettings();
    const lists = () => queryClient.getQueryCache().findAll({ queryKey: ["company-keys"] });
    expect(lists()).toHaveLength(1);
    await user.click(button("Sign out of Fjällgården"));
    expect(lists()).toEqual([]);
  });

  it("forget it, too, when the user has gone back to it meanwhile", async () => {
    const { user, keyrack } = await renderSettings();
    keyrack.hold("signOut");
    await user.click(button("Sign out of Fjällgården"));
    await user.click(button("Company keys"));
    expect(pageText()).toContain("6 keys");
    keyrack.fail("listCompanyKeys", { kind: "signed-out" });
    keyrack.fail("signOut", { kind: "unreachable", host: "identity.example" });
    keyrack.release("signOut");
    await pass(0);
    expect(pageText()).not.toContain("6 keys");
    expect(screen.getByRole("heading", { name: "You are signed out" })).toBeDefined();
  });

  it("say what is left when the server could not be told", async () => {
    const { user, keyrack } = await renderSettings();
    keyrack.fail("signOut", { kind: "unreachable", host: "identity.example" });
    await user.click(button("Sign out of Fjällgården"));
    expect(pageText()).toContain("Fjällgården: signed out on this computer, but the session may");
    expect(pageText()).toContain("No connection to identity.example.");
    expect(pageText()).not.toContain("has ended at the server too");
  });

  it.each<AppError>([{ kind: "internal" }, { kind: "connection-not-found" }])(
    "claim nothing after $kind",
    async (error) => {
      const { user, keyrack } = await renderSettings();
      keyrack.fail("signOut", error);
      await user.click(button("Sign out of Fjällgården"));
      expect(pageText()).not.toContain("signed out");
      expect(pageText()).toMatch(/mistake of its own|no longer has this connection/);
    },
  );

  it("are content when nobody is signed in any more", async () => {
    const { user, keyrack } = await renderSettings();
    keyrack.fail("signOut", { kind: "signed-out" });
    await user.click(button("Sign out of Fjällgården"));
    expect(pageText()).toContain("Fjällgården: nobody is signed in any more.");
    expect(pageText()).not.toContain("may go on at the server");
  });

  it("say before a removal that the session ends with it", async () => {
    const { user } = await renderSettings();
    await user.click(button("Remove Fjällgården"));
    const dialog = screen.getByRole("alertdialog", { name: "Remove Fjällgården?" });
    expect(dialog.textContent).toContain("BokaMera is told to end the session");
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await user.click(button("Remove Grand Hotel"));
    expect(screen.getByRole("alertdialog").textContent).toContain("Bakuun is not told");
  });

  it("are Swedish in Swedish", async () => {
    const { user } = await renderSettings(bokameraConnection, "sv");
    expect(pageText()).toContain("loggar in som anna@fjallgarden.example");
    await user.click(button("Logga ut från Fjällgården"));
    expect(pageText()).toContain("Fjällgården: utloggad. Sessionen är avslutad även på servern.");
  });
});
