import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../shared/appError.ts";
import type { ConnectBokameraRequest } from "../../shared/contract.ts";
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
const email = "anna@fjallgarden.example";
const password = " a password of the test ";
const companyKey = "company-key-of-the-test";

async function renderForm(keyrack = new FakeKeyrack(nothingYet)) {
  const app = await renderApp(keyrack);
  await app.user.click(button("Add connection"));
  await app.user.click(button("Connect BokaMera"));
  return { ...app, keyrack };
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

async function fillIn(user: Person) {
  await user.type(field("Name"), "Fjällgården");
  await user.type(field("E-mail"), email);
  await user.type(field("Password"), password);
}

async function chooseOtherAddresses(user: Person, api = "https://api.example") {
  await user.click(screen.getByLabelText(/Other addresses/));
  await user.type(field("API address"), api);
  await user.type(field("Identity server address"), "https://identity.example:8443");
}

function sentTo(keyrack: FakeKeyrack): unknown {
  return keyrack.callsOf("connectBokamera")[0]?.request;
}

const production: ConnectBokameraRequest = {
  name: "Fjällgården",
  environment: "live",
  origin: "https://api.bokamera.se",
  identityOrigin: "https://identity.bookmore.com",
  realm: "bookmore-admin",
  signIn: { way: "password", email, password },
  companyApiKey: null,
};

describe("the form for BokaMera", () => {
  it("begins with the name, on BokaMera's live server and with a password", async () => {
    await renderForm();
    expect(document.activeElement).toBe(field("Name"));
    expect(field("Password").type).toBe("password");
    expect(field("Company API key (x-api-key)").type).toBe("password");
    expect(screen.getByLabelText<HTMLInputElement>(/Live: real bookings/).checked).toBe(true);
    expect(pageText()).toContain("API at api.bokamera.se, identity server at identity.bookmore");
    expect(button("Add connection").getAttribute("aria-current")).toBe("page");
  });

  it("sends BokaMera's own addresses and the password to the letter", async () => {
    const { user, keyrack } = await renderForm();
    await fillIn(user);
    await user.click(button("Connect"));
    expect(sentTo(keyrack)).toEqual(production);
    expect(pageText()).toContain("Fjällgården is connected.");
    expect(button("Fjällgården LIVE").getAttribute("aria-current")).toBe("true");
    expect(screen.queryByLabelText("Password")).toBeNull();
  });

  it("sends the addresses of the test system, and the browser's way without a password", async () => {
    const { user, keyrack } = await renderForm();
    await fillIn(user);
    await user.click(screen.getByLabelText(/BokaMera's test system/));
    await user.click(screen.getByLabelText(/In the browser/));
    await user.click(button("Connect"));
    expect(sentTo(keyrack)).toEqual({
      ...production,
      environment: "sandbox",
      origin: "https://testapi.bokamera.se",
      identityOrigin: "https://identity.bookmore.dev",
      signIn: { way: "browser" },
    });
  });

  it("sends other addresses as they are written, and the company's own key", async () => {
    const { user, keyrack } = await renderForm();
    await fillIn(user);
    await chooseOtherAddresses(user, " https://api.example ");
    await user.click(screen.getByLabelText(/^Sandbox/));
    await user.type(field("Company API key (x-api-key)"), ` ${companyKey} `);
    await user.click(button("Connect"));
    expect(sentTo(keyrack)).toEqual({
      ...production,
      environment: "sandbox",
      origin: "https://api.example",
      identityOrigin: "https://identity.example:8443",
      companyApiKey: companyKey,
    });
  });

  it("is sent by Enter, once", async () => {
    const { user, keyrack } = await renderForm();
    keyrack.hold("connectBokamera");
    await fillIn(user);
    await user.keyboard("{Enter}");
    expect(button("Signing in…").getAttribute("aria-disabled")).toBe("true");
    await user.type(field("Password"), `${password}{Enter}`);
    expect(button("Signing in…")).toBeDefined();
    expect(keyrack.callsOf("connectBokamera")).toHaveLength(1);
  });

  it("forgets the password and the company's key as soon as they are sent", async () => {
    const { user, keyrack, queryClient } = await renderForm();
    keyrack.hold("connectBokamera");
    await fillIn(user);
    await user.type(field("Company API key (x-api-key)"), companyKey);
    await user.click(button("Connect"));
    expect(field("Password").value).toBe("");
    expect(field("Company API key (x-api-key)").value).toBe("");
    expect(document.documentElement.outerHTML).not.toContain(password.trim());
    expect(document.documentElement.outerHTML).not.toContain(companyKey);
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
    expect(
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ),
    ).not.toMatch(/of the test|of-the-test/);
  });

  it("keeps what is written while something else is still missing", async () => {
    const { user, keyrack } = await renderForm();
    await user.type(field("Password"), password);
    await user.click(button("Connect"));
    expect(field("Password").value).toBe(password);
    expect(keyrack.callsOf("connectBokamera")).toEqual([]);
  });
});

describe("what the form for BokaMera asks for before it sends anything", () => {
  it("is everything that is empty, one after the other", async () => {
    const { user, keyrack } = await renderForm();
    await user.click(screen.getByLabelText(/Other addresses/));
    const asked = [
      ["Name", "Give the connection a name."],
      ["API address", "Fill in the API's address."],
      ["Identity server address", "Fill in the identity server's address."],
      ["E-mail", "Fill in your e-mail address."],
      ["Password", "Enter your password."],
    ] as const;
    for (const [label, problem] of asked) {
      await user.click(button("Connect"));
      expect(document.activeElement).toBe(field(label));
      expect(field(label).getAttribute("aria-invalid")).toBe("true");
      expect(pageText()).toContain(problem);
      await user.type(field(label), "something");
    }
    expect(keyrack.callsOf("connectBokamera")).toEqual([]);
  });

  it("gets the focus again when it is still missing", async () => {
    const { user } = await renderForm();
    await user.click(button("Connect"));
    await user.click(button("Connect"));
    expect(document.activeElement).toBe(field("Name"));
  });

  it.each(["realms/admin", "..", "{Delete}"])(
    "includes a realm that is none: %s",
    async (realm) => {
      const { user, keyrack } = await renderForm();
      await fillIn(user);
      await chooseOtherAddresses(user);
      expect(field("Realm").value).toBe("bookmore-admin");
      await user.type(field("Realm"), realm, { initialSelectionStart: 0, initialSelectionEnd: 14 });
      await user.click(button("Connect"));
      expect(document.activeElement).toBe(field("Realm"));
      expect(pageText()).toContain("Fill in the realm:");
      expect(keyrack.callsOf("connectBokamera")).toEqual([]);
    },
  );

  it("is neither e-mail nor password in the browser's way", async () => {
    const { user, keyrack } = await renderForm();
    await user.type(field("Name"), "Fjällgården");
    await user.click(screen.getByLabelText(/In the browser/));
    expect(screen.queryByLabelText("Password")).toBeNull();
    await user.click(button("Connect"));
    expect(keyrack.callsOf("connectBokamera")).toHaveLength(1);
  });

  it("is no password that was typed before the browser was chosen", async () => {
    const { user } = await renderForm();
    await user.type(field("Password"), password);
    await user.click(screen.getByLabelText(/In the browser/));
    await user.click(screen.getByLabelText(/With e-mail and password/));
    expect(field("Password").value).toBe("");
  });
});

describe("a failure to connect BokaMera", () => {
  async function fail(error: AppError, prepare = async (_user: Person) => undefined as unknown) {
    const { user, keyrack } = await renderForm();
    keyrack.fail("connectBokamera", error);
    await fillIn(user);
    await prepare(user);
    await user.click(button("Connect"));
    return { user, keyrack };
  }

  it.each<readonly [AppError, string, string]>([
    [{ kind: "sign-in-refused" }, "Password", "does not accept this e-mail and password"],
    [{ kind: "token-malformed" }, "Company API key (x-api-key)", "company API key holds a"],
  ])("is told at the field it is about: %o", async (error, label, sentence) => {
    await fail(error);
    expect(document.activeElement).toBe(field(label));
    expect(field(label).getAttribute("aria-invalid")).toBe("true");
    expect(pageText()).toContain(sentence);
    expect(screen.queryByText(sentence, { exact: false, selector: "[role=alert] *" })).toBeNull();
    expect(field("Name").value).toBe("Fjällgården");
    expect(field("E-mail").value).toBe(email);
    expect(field("Password").value).toBe("");
  });

  it.each<readonly [AppError, string]>([
    [{ kind: "unreachable", host: "api.example" }, "API address"],
    [{ kind: "unreachable", host: "identity.example:8443" }, "Identity server address"],
    [{ kind: "redirected", toOrigin: "http://api.example" }, "API address"],
    [{ kind: "redirected", toOrigin: "https://identity.example" }, "Identity server address"],
  ])("is told at the one of the other addresses that it names: %o", async (error, label) => {
    await fail(error, chooseOtherAddresses);
    expect(document.activeElement).toBe(field(label));
    expect(field(label).getAttribute("aria-invalid")).toBe("true");
  });

  it.each([
    ["http://api.example", "API address"],
    ["https://api.example/path", "API address"],
    ["http://localhost:8787", "Identity server address"],
  ])("of a refused address is told at the one that is not acceptable: %s", async (api, label) => {
    await fail({ kind: "address-refused" }, async (user) => {
      await chooseOtherAddresses(user, api);
      if (label !== "API address") await user.type(field(label), "/realms/x");
    });
    expect(document.activeElement).toBe(field(label));
    expect(pageText()).toContain("so that nobody reads your password on the way");
  });

  it.each<AppError>([
    { kind: "unreachable", host: "api.bokamera.se" },
    { kind: "sign-in-failed" },
    { kind: "forbidden" },
    { kind: "server-failed", status: 503 },
  ])("of BokaMera's own server is told above the buttons: %o", async (error) => {
    await fail(error);
    expect(document.querySelector("form [role=alert]")?.textContent).toBeTruthy();
    expect(document.querySelector("[aria-invalid=true]")).toBeNull();
    expect(pageText()).toContain("For safety the password was not kept. Enter it again.");
    expect(pageText()).toContain("For safety it was not kept.");
  });

  it("speaks of the account's role, not of a token", async () => {
    await fail({ kind: "forbidden" });
    const alert = document.querySelector("form [role=alert]")?.textContent;
    expect(alert).toContain("your role does not allow this");
    expect(alert).not.toContain("token");
  });

  it("is told even when its field went away while the server was asked", async () => {
    const { user, keyrack } = await renderForm();
    await fillIn(user);
    keyrack.hold("connectBokamera");
    keyrack.fail("connectBokamera", { kind: "sign-in-refused" });
    await user.click(button("Connect"));
    await user.click(screen.getByLabelText(/In the browser/));
    keyrack.release("connectBokamera");
    await pass(0);
    const alert = document.querySelector("form [role=alert]")?.textContent;
    expect(alert).toContain("does not accept this e-mail and password");
  });

  it("leads to the other way when the server does not offer this one", async () => {
    const { user } = await fail({ kind: "sign-in-not-offered" }, (user) =>
      user.click(screen.getByLabelText(/In the browser/)),
    );
    expect(document.querySelector("form [role=alert]")?.textContent).toContain("the other way");
    expect(document.activeElement).toBe(screen.getByLabelText(/In the browser/));
    await user.keyboard("{ArrowUp}");
    expect(field("Password")).toBeDefined();
  });
});

describe("while the browser is open", () => {
  async function renderWaiting() {
    const app = await renderForm();
    app.keyrack.hold("connectBokamera");
    await app.user.type(field("Name"), "Fjällgården");
    await app.user.click(screen.getByLabelText(/In the browser/));
    await app.user.type(field("Company API key (x-api-key)"), companyKey);
    await app.user.keyboard("{Enter}");
    // As after a screen reader's click, the focus waits for a frame.
    await pass(50);
    return app;
  }

  it("says where, and waits with Cancel at hand", async () => {
    await renderWaiting();
    expect(document.querySelector("form [role=status]")?.textContent).toBe(
      "Your browser is open at identity.bookmore.com. Sign in there; Keyrack goes on by itself.",
    );
    expect(document.activeElement).toBe(button("Cancel"));
    expect(buttons("Connect")).toEqual([]);
    expect(screen.queryByRole("textbox", { name: "Name" })).toBeNull();
    expect(document.documentElement.outerHTML).not.toContain(companyKey);
  });

  it("names the identity server that was written", async () => {
    const { user, keyrack } = await renderForm();
    keyrack.hold("connectBokamera");
    await user.type(field("Name"), "Fjällgården");
    await chooseOtherAddresses(user);
    await user.click(screen.getByLabelText(/In the browser/));
    await user.click(button("Connect"));
    expect(pageText()).toContain("Your browser is open at identity.example:8443.");
  });

  it("goes on by itself once somebody has signed in there", async () => {
    const { keyrack } = await renderWaiting();
    keyrack.release("connectBokamera");
    await pass(0);
    expect(pageText()).toContain("Fjällgården is connected.");
  });

  it("gives up on Cancel and returns to the form as it was filled in", async () => {
    const { user, keyrack } = await renderWaiting();
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
    expect(screen.getByRole("heading", { name: "Connect BokaMera" })).toBeDefined();
    expect(screen.getByRole("textbox", { name: "Name" })).toBe(field("Name"));
    expect(field("Name").value).toBe("Fjällgården");
    expect(screen.getByLabelText<HTMLInputElement>(/In the browser/).checked).toBe(true);
    expect(pageText()).toContain("For safety it was not kept.");
    expect(document.activeElement).toBe(button("Connect"));

    keyrack.release("connectBokamera");
    await pass(0);
    expect(pageText()).not.toContain("Connecting was given up");
    expect(keyrack.app.connections).toEqual([]);
  });

  it("takes no answer of an attempt that was given up for that of the next one", async () => {
    const { user, keyrack } = await renderWaiting();
    await user.click(button("Cancel"));
    const releaseFirst = () => keyrack.release("connectBokamera");
    await user.click(button("Connect"));
    expect(keyrack.callsOf("connectBokamera")).toHaveLength(2);
    keyrack.fail("connectBokamera", { kind: "sign-in-failed" });
    releaseFirst();
    await pass(0);
    expect(document.querySelector("form [role=alert]")?.textContent).toContain("without a session");
  });

  it.each<AppError>([
    { kind: "sign-in-timed-out" },
    { kind: "sign-in-failed" },
    { kind: "browser-not-opened" },
  ])("shows the form again after $kind, ready for another attempt", async ({ kind }) => {
    const { keyrack } = await renderWaiting();
    keyrack.fail("connectBokamera", { kind } as AppError);
    keyrack.release("connectBokamera");
    await pass(0);
    expect(document.querySelector("form [role=alert]")?.textContent).toContain("Nothing was kept.");
    expect(field("Name").value).toBe("Fjällgården");
    expect(document.activeElement).toBe(button("Connect"));
  });

  it("gives up when the user goes elsewhere, with either way", async () => {
    const { user, keyrack } = await renderWaiting();
    await user.click(button("Settings"));
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
    keyrack.release("connectBokamera");
    await pass(0);
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
    expect(keyrack.app.connections).toEqual([]);
  });

  it("leaves with Cancel while a password is being checked, and gives up", async () => {
    const { user, keyrack } = await renderForm();
    keyrack.hold("connectBokamera");
    await fillIn(user);
    await user.click(button("Connect"));
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("cancelConnecting")).toHaveLength(1);
    expect(screen.queryByRole("heading", { name: "Connect BokaMera" })).toBeNull();
  });
});

describe("in Swedish, the form for BokaMera", () => {
  it("is Swedish all through, failures too", async () => {
    const keyrack = new FakeKeyrack({ ...nothingYet, locale: "sv" });
    keyrack.fail("connectBokamera", { kind: "forbidden" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Anslut BokaMera"));
    await user.type(field("Namn"), "Fjällgården");
    await user.type(field("E-post"), email);
    await user.type(field("Lösenord"), password);
    await user.click(button("Anslut"));
    expect(pageText()).toContain("din roll tillåter inte det här");
    expect(pageText()).toContain("För säkerhets skull behölls inte lösenordet.");
  });
});
