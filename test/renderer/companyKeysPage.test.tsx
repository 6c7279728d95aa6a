import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import {
  fakeCompanyRow,
  fakeCompanyRows,
  lodgeCompany,
  manyCompanyRows,
} from "../fakes/fakeCompanyKeys.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

const { connectionId } = bokameraConnection;
const ownKeys = { connectionId, companyId: null, activeOnly: false };

function companyKeyrack(connection = bokameraConnection): FakeKeyrack {
  return new FakeKeyrack({
    connections: [connection],
    selectedConnectionId: connection.connectionId,
  });
}

/** The keyrack of a superadmin who has named one company, which has one key. */
function superadminKeyrack(): FakeKeyrack {
  const keyrack = companyKeyrack({ ...bokameraConnection, companies: [lodgeCompany] });
  keyrack.account = { email: "root@platform.example", mayChooseCompany: true };
  const { companyId } = lodgeCompany;
  keyrack.companyRows = [
    ...keyrack.companyRows,
    fakeCompanyRow("7a7a", Date.now(), { companyId, notes: "Ski pass" }),
  ];
  return keyrack;
}

/** By its name alone, since `getByRole` computes the style of every cell for it. */
function tables(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('table[aria-label="Company keys"]')];
}

function table(): HTMLElement {
  const [only] = tables();
  if (only === undefined) throw new Error("no table of company keys");
  return only;
}

function sortButton(column: string): HTMLElement {
  const buttons = [...table().querySelectorAll<HTMLElement>("th button")];
  const found = buttons.find((own) => own.textContent === column);
  if (found === undefined) throw new Error(`no column ${column}`);
  return found;
}

/** The endings of the rows that are drawn, in their order. */
function endings(): string {
  const rows = [...table().querySelectorAll("tbody tr[data-index]")];
  return rows.map((row) => /•([0-9a-z]{4})/.exec(row.textContent ?? "")?.[1]).join(" ");
}

function rowOf(ending: string): HTMLElement {
  const found = [...table().querySelectorAll<HTMLElement>("tr[data-index]")].find((row) =>
    row.textContent?.includes(`•${ending}`),
  );
  if (found === undefined) throw new Error(`no row ends in ${ending}`);
  return found;
}

function filter(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Filter");
}

function scrollDown(pixels: number): void {
  const scroller = table().parentElement;
  if (scroller === null) throw new Error("the table stands alone");
  scroller.scrollTop = pixels;
  fireEvent.scroll(scroller);
}

function lastListed(keyrack: FakeKeyrack): unknown {
  return keyrack.callsOf("listCompanyKeys").at(-1)?.request;
}

describe("the company keys page", () => {
  it("shows all that is known of each key, with the findings where they belong", async () => {
    await renderApp(companyKeyrack());
    expect(button("Company keys").getAttribute("aria-current")).toBe("page");
    const columns = [...table().querySelectorAll("th")].map(
      (column) => column.querySelector("button, span")?.textContent,
    );
    expect(columns).toEqual([
      "Key",
      "Status",
      "Notes",
      "Contact",
      "Allowed IP addresses",
      "Created",
      "Expires",
      "Actions",
    ]);
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
    const cellsOf = (ending: string) =>
      [...rowOf(ending).querySelectorAll("td")].map((cell) => cell.textContent ?? "");
    const website = cellsOf("1f9c");
    expect(website[1]).toContain("Active");
    expect(website[2]).toContain("Website");
    expect(website[3]).toContain("anna@fjallgarden.example");
    expect(website[4]).toContain("192.0.2.10");
    expect(website[5]).toContain("11 Jan 2026");
    expect(website[6]).toContain("never");
    expect(cellsOf("c07e")[1]).toContain("Expires in 4 days");
    expect(cellsOf("88a1")[1]).toContain("expired but active");
    expect(cellsOf("40d2")[1]).toContain("Cancelled");
    expect(cellsOf("e55b")[4]).toContain("any address");
    expect(cellsOf("b3d6")[3]).toContain("no contact");
    expect(cellsOf("b3d6")[5]).toContain("older than a year");
  });

  it("says whose keys these are, where and since when", async () => {
    await renderApp(companyKeyrack());
    const header = screen.getByRole("heading", { name: "Company keys" }).parentElement;
    expect(header?.textContent).toContain("LIVE");
    expect(header?.textContent).toContain(
      "Fjällgården · BokaMera · anna@fjallgarden.example · updated just now",
    );
  });

  it("is not shown for a connection with groups of keys", async () => {
    const keyrack = companyKeyrack();
    keyrack.changeApp({ connections: [liveConnection, bokameraConnection] });
    const { user } = await renderApp(keyrack);
    await user.click(button("Grand Hotel LIVE"));
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
    expect(button("API keys").getAttribute("aria-current")).toBe("page");
  });

  it("shows rows of bones while it loads, and marks the page as loaded after that", async () => {
    document.documentElement.removeAttribute("data-loaded");
    const keyrack = companyKeyrack();
    keyrack.hold("listCompanyKeys");
    await renderApp(keyrack);
    expect(screen.getByText("Loading the keys…")).toBeDefined();
    expect(document.documentElement.getAttribute("data-loaded")).toBeNull();
    keyrack.release("listCompanyKeys");
    await pass(0);
    expect(screen.queryByText("Loading the keys…")).toBeNull();
    expect(document.documentElement.getAttribute("data-loaded")).toBe("true");
  });

  it("draws fewer than 60 of 10 000 rows, and tells assistive technology of all", async () => {
    const keyrack = companyKeyrack();
    keyrack.companyRows = manyCompanyRows(10_000, Date.now());
    await renderApp(keyrack);
    expect(table().querySelectorAll("tr").length).toBeLessThan(60);
    expect(table().querySelectorAll("tr[data-index]").length).toBeGreaterThan(10);
    expect(table().getAttribute("aria-rowcount")).toBe("10001");
    expect(rowOf("0000").getAttribute("aria-rowindex")).toBe("2");
    expect(pageText()).toContain("10,000 keys");
  });

  it("stays where it was scrolled to when a reload finds something new to look at", async () => {
    const keyrack = companyKeyrack();
    keyrack.companyRows = manyCompanyRows(500, Date.now());
    await renderApp(keyrack);
    scrollDown(5_000);
    const withoutContact = { ...fakeCompanyRow("0007", Date.now()), contactEmail: "" };
    keyrack.companyRows = keyrack.companyRows.with(7, withoutContact);
    await pass(61_000);
    expect(button("1 without a contact")).toBeDefined();
    expect(table().parentElement?.scrollTop).toBe(5_000);
  });

  it("asks for a long list every five minutes, for a short one every minute", async () => {
    const keyrack = companyKeyrack();
    await renderApp(keyrack);
    await pass(61_000);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(2);
    keyrack.companyRows = manyCompanyRows(1_001, Date.now());
    await pass(61_000);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(3);
    await pass(240_000);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(3);
    await pass(60_000);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(4);
  });

  it("loads again when the menu says so", async () => {
    const keyrack = companyKeyrack();
    await renderApp(keyrack);
    keyrack.chooseFromMenu("reload-keys");
    await pass(0);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(2);
  });

  it("has its own words for a company without keys, and for one without active ones", async () => {
    const keyrack = companyKeyrack();
    keyrack.companyRows = fakeCompanyRows(Date.now()).filter(({ isActive }) => !isActive);
    const { user } = await renderApp(keyrack);
    await user.click(screen.getByLabelText("Active only"));
    expect(screen.getByRole("heading", { name: "No active keys" })).toBeDefined();
    keyrack.companyRows = [];
    await user.click(screen.getByLabelText("Active only"));
    expect(screen.getByRole("heading", { name: "No company keys" })).toBeDefined();
    expect(button("Export as CSV").hasAttribute("disabled")).toBe(true);
  });
});

describe("finding a key", () => {
  it("leaves the rows that have all words, and says how many", async () => {
    const { user } = await renderApp(companyKeyrack());
    await user.type(filter(), "ACT web");
    expect(endings()).toBe("1f9c");
    const spoken = [...document.querySelectorAll("[role=status]")].map((told) => told.textContent);
    expect(spoken).toContain("1 of 6 keys");
  });

  it("says so when nothing matches, and lets go of the filter at once", async () => {
    const { user } = await renderApp(companyKeyrack());
    await user.type(filter(), "nowhere");
    expect(screen.getByRole("heading", { name: "No key matches" })).toBeDefined();
    await user.click(button("Clear the filter"));
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
    expect(filter().value).toBe("");
    expect(document.activeElement).toBe(filter());
  });

  it("is reached by Ctrl+F and emptied by Escape", async () => {
    const { user } = await renderApp(companyKeyrack());
    await user.keyboard("{Control>}f{/Control}");
    expect(document.activeElement).toBe(filter());
    await user.keyboard("zebra");
    expect(endings()).toBe("40d2");
    await user.keyboard("{Escape}");
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("leaves the keys of the pressed chips, of which each says how many there are", async () => {
    const { user } = await renderApp(companyKeyrack());
    expect(pageText()).toContain("6 keys·4 need a look:");
    const open = button("1 open to any address");
    expect(open.getAttribute("aria-pressed")).toBe("false");
    await user.click(open);
    expect(open.getAttribute("aria-pressed")).toBe("true");
    expect(endings()).toBe("e55b");
    await user.click(button("1 without a contact"));
    expect(endings()).toBe("e55b b3d6");
    await user.click(open);
    await user.click(button("1 without a contact"));
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("lets go of a chip whose last key is in order now", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("1 without a contact"));
    keyrack.companyRows = keyrack.companyRows.filter(({ contactEmail }) => contactEmail !== "");
    await user.click(button("Reload"));
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2");
  });

  it("tells of a column that is drawn below another one how it is sorted", async () => {
    const { user } = await renderApp(companyKeyrack());
    const moved = [...document.querySelectorAll("thead button")].filter(
      (element) => element.textContent === "Contact",
    );
    expect(moved).toHaveLength(2);
    for (const element of moved.slice(0, 1)) await user.click(element);
    expect(moved.map((element) => element.textContent)).toEqual([
      "Contact (sorted, ascending)",
      "Contact",
    ]);
  });

  it("sorts up, down and not by a press on a column", async () => {
    const { user } = await renderApp(companyKeyrack());
    const notes = () => table().querySelectorAll("th")[2];
    const press = () => user.click(sortButton("Notes"));
    expect(notes()?.getAttribute("aria-sort")).toBe("none");
    await press();
    expect(notes()?.getAttribute("aria-sort")).toBe("ascending");
    expect(endings()).toBe("b3d6 c07e 88a1 e55b 1f9c 40d2");
    await press();
    expect(notes()?.getAttribute("aria-sort")).toBe("descending");
    expect(endings()).toBe("40d2 1f9c e55b 88a1 c07e b3d6");
    await press();
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });
});

describe("what is asked of the platform", () => {
  it("is all keys at first, and the active ones once wanted, never one under the other's name", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    expect(lastListed(keyrack)).toEqual(ownKeys);
    keyrack.hold("listCompanyKeys");
    await user.click(screen.getByLabelText("Active only"));
    expect(tables()).toEqual([]);
    keyrack.release("listCompanyKeys");
    await pass(0);
    expect(lastListed(keyrack)).toEqual({ ...ownKeys, activeOnly: true });
    expect(endings()).toBe("1f9c c07e e55b b3d6");
  });

  it("names no company for a plain administrator, who sees no picker", async () => {
    const keyrack = companyKeyrack({ ...bokameraConnection, companies: [lodgeCompany] });
    const { user } = await renderApp(keyrack);
    expect(screen.queryByLabelText("Company")).toBeNull();
    await user.click(screen.getByLabelText("Active only"));
    await user.click(button("Export as JSON"));
    await user.click(button("Create key…"));
    await user.click(button("Create key"));
    const requests = ["listCompanyKeys", "exportCompanyKeys", "createCompanyKey"] as const;
    const companies = requests
      .flatMap((name) => keyrack.callsOf(name))
      .map(({ request }) => (request as { readonly companyId: unknown }).companyId);
    expect(companies.length).toBeGreaterThan(4);
    expect(new Set(companies)).toEqual(new Set([null]));
  });
});

describe("the picker of a superadmin", () => {
  async function choose(name: string) {
    const picker = screen.getByLabelText<HTMLSelectElement>("Company");
    const value = [...picker.options].find((option) => option.textContent === name)?.value;
    fireEvent.change(picker, { target: { value } });
    await pass(0);
  }

  it("shows another company's keys, and none of them before they are there", async () => {
    const keyrack = superadminKeyrack();
    await renderApp(keyrack);
    expect(table().textContent).toContain("Company");
    keyrack.hold("listCompanyKeys");
    await choose("Sälen Lodge");
    expect(tables()).toEqual([]);
    expect(screen.getByLabelText("Company")).toBeDefined();
    keyrack.release("listCompanyKeys");
    await pass(0);
    expect(lastListed(keyrack)).toEqual({ ...ownKeys, companyId: lodgeCompany.companyId });
    expect(endings()).toBe("7a7a");
    expect(rowOf("7a7a").textContent).toContain("Sälen Lodge");
  });

  it("takes one more company by its ID in any form", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Another company…");
    await user.type(screen.getByLabelText("Company ID"), "Sälen");
    await user.click(button("Show company"));
    expect(document.activeElement).toBe(screen.getByLabelText("Company ID"));
    expect(pageText()).toContain("This is no company ID");
    await user.type(
      screen.getByLabelText("Company ID"),
      "{Control>}a{/Control}000000000000400080000000000000C3",
    );
    await user.type(screen.getByLabelText("Name"), "Åre Hytte");
    await user.click(button("Show company"));
    const companyId = "00000000-0000-4000-8000-0000000000c3";
    expect(keyrack.callsOf("nameCompany")[0]?.request).toEqual({
      connectionId,
      companyId,
      name: "Åre Hytte",
    });
    expect(lastListed(keyrack)).toEqual({ ...ownKeys, companyId });
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("goes back to the own company when the shown one is forgotten", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    await user.click(button("Forget Sälen Lodge"));
    expect(keyrack.callsOf("forgetCompany")[0]?.request).toEqual({
      connectionId,
      companyId: lodgeCompany.companyId,
    });
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
    expect(document.activeElement).toBe(screen.getByLabelText("Company"));
  });

  it("can't be left between two companies while one more is being named", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Another company…");
    await user.type(screen.getByLabelText("Company ID"), "00000000-0000-4000-8000-0000000000c3");
    await user.type(screen.getByLabelText("Name"), "Åre Hytte");
    keyrack.hold("nameCompany");
    await user.click(button("Show company"));
    await user.keyboard("{Escape}");
    expect(screen.getByRole("alertdialog")).toBeDefined();
    expect(button("Cancel").hasAttribute("disabled")).toBe(true);
  });

  it("does not wait for the reload of a company that is shown no more", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    await choose("Own company");
    keyrack.hold("listCompanyKeys");
    await user.click(button("Reload"));
    expect(button("Reload").getAttribute("aria-disabled")).toBe("true");
    await choose("Sälen Lodge");
    expect(button("Reload").getAttribute("aria-disabled")).toBeNull();
  });

  it("shows no own keys under another company's name when the role was lost for a while", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    // Main names no company for a plain administrator, so that the answer is the own list.
    const { listCompanyKeys } = keyrack;
    keyrack.listCompanyKeys = (request) => listCompanyKeys({ ...request, companyId: null });
    keyrack.account = { ...keyrack.account, mayChooseCompany: false };
    await pass(61_000);
    expect(screen.queryByLabelText("Company")).toBeNull();
    keyrack.listCompanyKeys = listCompanyKeys;
    keyrack.account = { ...keyrack.account, mayChooseCompany: true };
    keyrack.hold("listCompanyKeys");
    await user.click(button("Reload"));
    await pass(1_000);
    keyrack.release("listCompanyKeys");
    // The answer about the own company brings the picker back; the other company's is not there yet.
    keyrack.hold("listCompanyKeys");
    await pass(0);
    expect(screen.getByDisplayValue("Sälen Lodge")).toBeDefined();
    expect(tables()).toEqual([]);
    expect(pageText()).toContain("Loading the keys…");
  });

  it("is gone with the role, and so is the company that it had chosen", async () => {
    const keyrack = superadminKeyrack();
    const { user } = await renderApp(keyrack);
    await choose("Sälen Lodge");
    keyrack.account = { ...keyrack.account, mayChooseCompany: false };
    await pass(1_000);
    await user.click(button("Reload"));
    expect(screen.queryByLabelText("Company")).toBeNull();
    expect(lastListed(keyrack)).toEqual(ownKeys);
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("keeps its place when a company can't be loaded", async () => {
    const keyrack = superadminKeyrack();
    await renderApp(keyrack);
    keyrack.fail("listCompanyKeys", { kind: "company-not-found" });
    await choose("Sälen Lodge");
    expect(pageText()).toContain("The server knows no such company.");
    expect(screen.getByLabelText("Company")).toBeDefined();
    expect(tables()).toEqual([]);
  });
});

describe("a list of company keys that can't be loaded", () => {
  it("keeps the rows it had, and says why it is not up to date", async () => {
    const keyrack = companyKeyrack();
    await renderApp(keyrack);
    keyrack.fail("listCompanyKeys", { kind: "unreachable", host: "api.example" });
    await pass(61_000);
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
    expect(pageText()).toContain("No connection to api.example.");
    expect(pageText()).toContain("Showing what was loaded");
  });

  it("leads to the sign-in when nobody is signed in any more, and shows nothing old after it", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.fail("listCompanyKeys", { kind: "signed-out" });
    await user.click(button("Reload"));
    expect(pageText()).toContain("The session has ended.");
    await user.click(button("Sign in"));
    expect(tables()).toEqual([]);
    keyrack.succeed("listCompanyKeys");
    keyrack.hold("listCompanyKeys");
    await user.type(
      document.querySelector("input[type=password]") as HTMLElement,
      "not a real one",
    );
    await user.keyboard("{Enter}");
    expect(screen.getByText("Loading the keys…")).toBeDefined();
    keyrack.release("listCompanyKeys");
    await pass(0);
    expect(endings()).toBe("1f9c c07e 88a1 e55b 40d2 b3d6");
  });

  it("asks for a stronger sign-in without a claim that nobody is signed in", async () => {
    const keyrack = companyKeyrack();
    keyrack.fail("listCompanyKeys", { kind: "step-up-required" });
    await renderApp(keyrack);
    expect(screen.getByRole("heading", { name: "A stronger sign-in is needed" })).toBeDefined();
    expect(pageText()).not.toContain("You are signed out");
    expect(button("Sign in")).toBeDefined();
  });

  it("offers no sign-in for the demo, which signs in by itself", async () => {
    const keyrack = companyKeyrack({ ...bokameraConnection, isDemo: true, signIn: null });
    keyrack.fail("listCompanyKeys", { kind: "signed-out" });
    await renderApp(keyrack);
    expect(button("Try again")).toBeDefined();
    expect(buttons("Sign in")).toEqual([]);
  });

  it("says plainly that the role does not allow it, and which one does", async () => {
    const keyrack = companyKeyrack();
    keyrack.fail("listCompanyKeys", { kind: "forbidden" });
    await renderApp(keyrack);
    expect(screen.getByRole("heading", { name: "Your role does not allow this" })).toBeDefined();
    expect(pageText()).toContain(
      "You are signed in as anna@fjallgarden.example, but your role does not allow this.",
    );
    expect(pageText()).toContain("bookingsupplier-administrator-write");
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(1);
    await pass(600_000);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(1);
  });
});

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

describe("the lists of connections that are gone", () => {
  it("are forgotten", async () => {
    const keyrack = companyKeyrack();
    const { queryClient } = await renderApp(keyrack);
    expect(queryClient.getQueryCache().findAll({ queryKey: ["company-keys"] })).toHaveLength(1);
    await act(async () => {
      keyrack.changeApp({
        connections: [liveConnection],
        selectedConnectionId: liveConnection.connectionId,
      });
    });
    expect(queryClient.getQueryCache().findAll({ queryKey: ["company-keys"] })).toEqual([]);
  });
});
