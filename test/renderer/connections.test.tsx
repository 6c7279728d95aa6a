import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { demoConnection, liveConnection, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  button,
  buttons,
  type Person,
  pageText,
  pass,
  renderApp,
  stopTheClock,
} from "./renderApp.tsx";

stopTheClock();

const nothingYet = { connections: [], selectedConnectionId: null };
const token = "admin-token-of-the-test";

async function renderForm(keyrack = new FakeKeyrack(nothingYet)) {
  const app = await renderApp(keyrack);
  await app.user.click(button("Add connection"));
  await app.user.click(button("Connect Bakuun"));
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

  it.each([
    ["Connect Bakuun", "not publicly documented"],
    ["Connect BokaMera", "what is not public"],
  ])("leads from %s to its form, which says what is assumed", async (choice, assumed) => {
    const { user } = await renderApp(new FakeKeyrack(nothingYet));
    await user.click(button(choice));
    expect(screen.getByRole("heading", { name: choice })).toBeDefined();
    expect(pageText()).toContain(assumed);
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
    expect(document.activeElement).toBe(screen.getByRole("main"));
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
    ["token-malformed", "Admin token"],
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
});

describe("leaving the form while it connects", () => {
  async function renderConnecting(keyrack = new FakeKeyrack()) {
    const app = await renderForm(keyrack);
    keyrack.hold("connectBakuun");
    await fillIn(app.user);
    await app.user.click(button("Connect"));
    return { ...app, keyrack };
  }

  it.each(["Cancel", "Settings", "Grand Hotel LIVE", "Add connection"])(
    "gives the attempt up on %s",
    async (leave) => {
      const { user, keyrack } = await renderConnecting();
      await user.click(button(leave));
      expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
      keyrack.release("connectBakuun");
      await pass(0);
      expect(keyrack.app.connections).toEqual([liveConnection]);
      expect(pageText()).not.toContain("is connected");
      expect(pageText()).not.toContain("Connecting was given up");
    },
  );

  it("gives the attempt up when the menu leads elsewhere", async () => {
    const { keyrack } = await renderConnecting();
    act(() => keyrack.chooseFromMenu("open-settings"));
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
  });

  it("does not pull the user away when success comes too late", async () => {
    const keyrack = new FakeKeyrack({ connections: [sandboxConnection] });
    const { user } = await renderConnecting(keyrack);
    keyrack.hold("cancelConnecting");
    await user.click(button("Settings"));
    keyrack.release("connectBakuun");
    await pass(0);
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
    expect(pageText()).not.toContain("is connected");
  });

  it("has nothing to give up before it connects or once it has failed", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("connectBakuun", { kind: "server-failed", status: 503 });
    const { user } = await renderForm(keyrack);
    await fillIn(user);
    await user.click(button("Connect"));
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("cancelConnecting")).toEqual([]);
  });
});

describe("adding one more connection", () => {
  it("offers the demo beside a real connection, from the sidebar", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    await user.click(button("Add connection"));
    expect(screen.getByRole("heading", { name: "Add a connection" })).toBeDefined();
    expect(button("Connect BokaMera")).toBeDefined();
    await user.click(button("Look around with the demo"));
    expect(button("Demo hotel DEMO").getAttribute("aria-current")).toBe("true");
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
  });

  it("does not offer a second demo", async () => {
    const { user } = await renderApp(new FakeKeyrack({ connections: [demoConnection] }));
    await user.click(button("Add connection"));
    expect(button("Connect Bakuun")).toBeDefined();
    expect(buttons("Look around with the demo")).toEqual([]);
  });

  it("leads to the form in one more click, from the menu", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    act(() => keyrack.chooseFromMenu("add-connection"));
    await user.click(button("Connect Bakuun"));
    expect(screen.getByRole("heading", { name: "Connect Bakuun" })).toBeDefined();
  });

  it("leaves the user alone who went elsewhere while the demo started", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Add connection"));
    keyrack.hold("connectDemo");
    await user.click(button("Look around with the demo"));
    await user.click(button("Settings"));
    keyrack.release("connectDemo");
    await pass(0);
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
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
    await pass(50);
    expect(document.activeElement).toBe(screen.getByRole("main"));
    await user.click(button("Get started"));
    expect(screen.getByRole("heading", { name: "Welcome to Keyrack" })).toBeDefined();
  });

  it("forgets its rows, so that a demo that is added again starts with none", async () => {
    const connections = [demoConnection];
    const selectedConnectionId = demoConnection.connectionId;
    const keyrack = new FakeKeyrack({ connections, selectedConnectionId });
    const { user, queryClient } = await renderApp(keyrack);
    await user.click(button("Settings"));
    await user.click(button("Remove Demo hotel"));
    await user.click(button("Remove connection"));
    expect(queryClient.getQueryCache().getAll()).toEqual([]);

    keyrack.hold("listKeys");
    await user.click(button("Get started"));
    await user.click(button("Look around with the demo"));
    expect(screen.queryByRole("table", { name: "ARI keys" })).toBeNull();
    expect(screen.getByText("Loading the keys…")).toBeDefined();
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
