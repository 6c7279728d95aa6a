import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, type Person, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const nothingYet = { connections: [], selectedConnectionId: null };
const token = "admin-token-of-the-test";

async function renderForm(keyrack = new FakeKeyrack(nothingYet)) {
  const app = await renderApp(keyrack);
  await app.user.click(button("Add connection"));
  return { ...app, keyrack };
}

async function fillIn(user: Person) {
  await user.type(screen.getByLabelText("Name"), "Grand Hotel");
  await user.type(screen.getByLabelText("Address"), "https://portal.example");
  await user.type(screen.getByLabelText("Admin token"), token);
}

function tokenField(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Admin token");
}

describe("the welcome page", () => {
  it("starts the demo and shows its keys", async () => {
    const { user } = await renderApp(new FakeKeyrack(nothingYet));
    await user.click(button("Look around with the demo"));
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
    expect(screen.getByRole("heading", { name: "API keys" }).parentElement?.textContent).toContain(
      "DEMO",
    );
  });

  it("says why the demo did not start, and offers it again", async () => {
    const keyrack = new FakeKeyrack(nothingYet);
    keyrack.fail("connectDemo", { kind: "demo-not-started" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Look around with the demo"));
    expect(pageText()).toContain("The demo server did not start.");
    keyrack.succeed("connectDemo");
    await user.click(button("Look around with the demo"));
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
  });

  it("says that BokaMera comes later, within reach of the keyboard", async () => {
    const { user } = await renderApp(new FakeKeyrack(nothingYet));
    const later = screen.getByRole("button", {
      name: "Connect BokaMera",
      description: "Comes in a later version.",
    });
    expect(later.getAttribute("aria-disabled")).toBe("true");
    await user.click(later);
    later.focus();
    expect(document.activeElement).toBe(later);
    expect(screen.getByRole("heading", { name: "Welcome to Keyrack" })).toBeDefined();
  });

  it("leads to the form", async () => {
    const { user } = await renderApp(new FakeKeyrack(nothingYet));
    await user.click(button("Connect Bakuun"));
    expect(screen.getByRole("heading", { name: "Connect Bakuun" })).toBeDefined();
    expect(pageText()).toContain("not publicly documented");
  });
});

describe("the form for Bakuun", () => {
  it("connects and shows the keys", async () => {
    const { user, keyrack } = await renderForm();
    await fillIn(user);
    await user.click(screen.getByLabelText(/Sandbox/));
    await user.click(button("Connect"));
    expect(keyrack.callsOf("connectBakuun")[0]?.request).toEqual({
      name: "Grand Hotel",
      environment: "sandbox",
      origin: "https://portal.example",
      adminToken: token,
    });
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
    expect(pageText()).toContain("Grand Hotel is connected.");
  });

  it("forgets the token as soon as it is sent, and keeps it in no cache", async () => {
    const { user, keyrack, queryClient } = await renderForm();
    keyrack.hold("connectBakuun");
    await fillIn(user);
    await user.click(button("Connect"));
    expect(tokenField().value).toBe("");
    expect(document.documentElement.outerHTML).not.toContain(token);
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
  });

  it.each([
    ["unauthorized", "Admin token"],
    ["address-refused", "Address"],
  ] as const)("tells %s at the field it is about", async (kind, label) => {
    const { user, keyrack } = await renderForm();
    keyrack.fail("connectBakuun", { kind });
    await fillIn(user);
    await user.click(button("Connect"));
    const field = screen.getByLabelText(label);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field);
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Grand Hotel");
    expect(tokenField().value).toBe("");
  });

  it("tells any other failure above the buttons", async () => {
    const { user, keyrack } = await renderForm();
    keyrack.fail("connectBakuun", { kind: "server-failed", status: 503 });
    await fillIn(user);
    await user.click(button("Connect"));
    expect(pageText()).toContain("(status 503)");
  });

  it("asks for what is missing before anything is sent", async () => {
    const { user, keyrack } = await renderForm();
    await user.click(button("Connect"));
    expect(document.activeElement).toBe(screen.getByLabelText("Name"));
    expect(pageText()).toContain("Give the connection a name.");
    expect(keyrack.callsOf("connectBakuun")).toEqual([]);
  });

  it("keeps a pasted token while something else is still missing", async () => {
    const { user } = await renderForm();
    await user.type(screen.getByLabelText("Admin token"), token);
    await user.click(button("Connect"));
    expect(tokenField().value).toBe(token);
  });

  it("opens from the menu", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    act(() => keyrack.chooseFromMenu("add-connection"));
    expect(screen.getByRole("heading", { name: "Connect Bakuun" })).toBeDefined();
  });
});

describe("removing a connection", () => {
  it("asks first, and then leads back to the welcome page", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    await user.click(button("Settings"));
    await user.click(button("Remove Grand Hotel"));
    const dialog = screen.getByRole("alertdialog", { name: "Remove Grand Hotel?" });
    await user.click(within(dialog).getByRole("button", { name: "Remove connection" }));
    await pass(0);
    expect(pageText()).toContain("Grand Hotel was removed.");
    await user.click(button("Get started"));
    expect(screen.getByRole("heading", { name: "Welcome to Keyrack" })).toBeDefined();
  });

  it("leaves it alone when the question is cancelled", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Settings"));
    await user.click(button("Remove Grand Hotel"));
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(keyrack.callsOf("removeConnection")).toEqual([]);
  });
});
