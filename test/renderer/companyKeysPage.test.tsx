import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import {
  fakeCompanyRow,
  fakeCompanyRows,
  lodgeCompany,
  manyCompanyRows,
} from "../fakes/fakeCompanyKeys.ts";
import {
  companyKeyrack,
  endings,
  filter,
  lastListed,
  ownKeys,
  rowOf,
  scrollDown,
  sortButton,
  table,
  tables,
} from "./companyKeysOnPage.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

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
