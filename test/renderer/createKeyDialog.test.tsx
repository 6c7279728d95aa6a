import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { bokameraConnection, liveConnection } from "../fakes/fakeAppState.ts";
import { fakeCompanyRow } from "../fakes/fakeCompanyKeys.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { giveListsHeight } from "./giveListsHeight.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();
giveListsHeight();

function companyKeyrack(): FakeKeyrack {
  return new FakeKeyrack({
    connections: [bokameraConnection],
    selectedConnectionId: bokameraConnection.connectionId,
  });
}

function dialog(): HTMLElement {
  return screen.getByRole("alertdialog");
}

function contact(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Contact");
}

function notes(): HTMLTextAreaElement {
  return screen.getByLabelText<HTMLTextAreaElement>("Notes");
}

async function renderAsked(open = "Create key…", keyrack = companyKeyrack()) {
  const { user } = await renderApp(keyrack);
  await user.click(button(open));
  return { user, keyrack };
}

const replace = "Create a replacement for company key ending in 88a1";

describe("the question before a key is made", () => {
  it("has the user's own address in it, and the focus", async () => {
    await renderAsked();
    expect(dialog().textContent).toContain("Create a key for Fjällgården?");
    expect(dialog().textContent).toContain("LIVE");
    expect(dialog().textContent).toContain("All other keys stay as they are.");
    expect(dialog().textContent).not.toContain("Not carried over");
    expect(contact().value).toBe("anna@fjallgarden.example");
    expect(notes().value).toBe("");
    expect(document.activeElement).toBe(contact());
  });

  it("has the old key's contact and notes in it, and what will not be like the old key", async () => {
    const { keyrack } = await renderAsked(replace);
    expect(dialog().textContent).toContain("Create a replacement for company key ending in 88a1?");
    expect(notes().value).toBe("Old till");
    expect(dialog().textContent).toContain("nothing stops working");
    expect(dialog().textContent).toContain(
      "The old key stays active until BokaMera's support ends it",
    );
    expect(dialog().textContent).toContain("are not carried over to the new one");
    expect(keyrack.callsOf("createCompanyKey")).toEqual([]);
  });

  it("hides a key that is revealed behind it", async () => {
    const { user } = await renderApp(companyKeyrack());
    await user.click(button("Reveal company key ending in 1f9c"));
    expect(document.querySelector("td code")).not.toBeNull();
    await user.click(button("Create key…"));
    expect(document.querySelector("td code")).toBeNull();
  });

  it("has nothing lying over it that was said before", async () => {
    const keyrack = companyKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.fail("revealKey", { kind: "key-not-found" });
    await user.click(button("Reveal company key ending in 1f9c"));
    expect(pageText()).toContain("The server no longer knows this key.");
    await user.click(button("Create key…"));
    expect(pageText()).not.toContain("The server no longer knows this key.");
  });

  it("takes no more of the old key's notes along than can be sent", async () => {
    const keyrack = companyKeyrack();
    keyrack.companyRows = [fakeCompanyRow("88a1", 0, { notes: "å".repeat(2_001) })];
    await renderAsked(replace, keyrack);
    expect(notes().value).toBe("å".repeat(2_000));
  });

  it("makes no key by Enter in a field, which is a line break in the notes", async () => {
    const { user, keyrack } = await renderAsked();
    await user.keyboard("{Enter}");
    await user.type(notes(), "Kiosk{Enter}Hall");
    expect(notes().value).toBe("Kiosk\nHall");
    expect(keyrack.callsOf("createCompanyKey")).toEqual([]);
  });

  it.each(["{Escape}", "Cancel"])("is left by %s, and nothing is made", async (way) => {
    const { user, keyrack } = await renderAsked();
    if (way === "Cancel") await user.click(button(way));
    else await user.keyboard(way);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(keyrack.callsOf("createCompanyKey")).toEqual([]);
  });
});

describe("an order for a key", () => {
  it("sends what was written, shows the new key to take along, and loads the list again", async () => {
    const { user, keyrack } = await renderAsked();
    await user.type(notes(), "Kiosk");
    await user.click(button("Create key"));
    expect(keyrack.callsOf("createCompanyKey").map(({ request }) => request)).toEqual([
      {
        connectionId: bokameraConnection.connectionId,
        companyId: null,
        contactEmail: "anna@fjallgarden.example",
        notes: "Kiosk",
      },
    ]);
    expect(dialog().textContent).toContain("Key created");
    expect(dialog().textContent).toContain("••••••••••••n3w1");
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(2);

    await user.click(button("Reveal company key ending in n3w1"));
    const row = fakeCompanyRow("n3w1", 0);
    expect(dialog().querySelector("code")?.textContent).toBe(keyrack.secretOf(row.keyId));
    await user.click(button("Copy company key ending in n3w1"));
    expect(keyrack.callsOf("copyKey")[0]?.request).toMatchObject({ keyId: row.keyId });
    await user.click(button("Done"));
    expect(pageText()).toContain("7 keys");
  });

  it("is sent once for a double click, and can't be left while it is under way", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.hold("createCompanyKey");
    const create = button("Create key");
    // Both clicks before React draws, as those of a real double click may be.
    await act(async () => {
      create.click();
      create.click();
    });
    await user.keyboard("{Escape}");
    await user.click(button("Cancel"));
    expect(keyrack.callsOf("createCompanyKey")).toHaveLength(1);
    expect(dialog().textContent).toContain("This can't be stopped any more");
    expect(contact().readOnly).toBe(true);
    keyrack.release("createCompanyKey");
    await pass(0);
    expect(button("Done")).toBeDefined();
  });

  it("keeps its connection on the page until its answer was read", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.hold("createCompanyKey");
    await user.click(button("Create key"));
    act(() =>
      keyrack.changeApp({
        connections: [liveConnection],
        selectedConnectionId: liveConnection.connectionId,
      }),
    );
    keyrack.release("createCompanyKey");
    await pass(0);
    expect(dialog().textContent).toContain("••••••••••••n3w1");
    await user.click(button("Done"));
    expect(button("API keys").getAttribute("aria-current")).toBe("page");
  });

  it("that was refused made no key, and may be sent again", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.fail("createCompanyKey", { kind: "forbidden" });
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("No key was created.");
    expect(dialog().textContent).toContain("your role does not allow this");
    keyrack.succeed("createCompanyKey");
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("Key created");
  });

  it("leads back to what is written when the platform does not accept it", async () => {
    const { user, keyrack } = await renderAsked();
    const reason = "unexpected-status";
    keyrack.fail("createCompanyKey", { kind: "unexpected-answer", reason, status: 400 });
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("BokaMera does not accept what is written here.");
    expect(dialog().textContent).not.toContain("proxy");
  });

  it("keeps the contact as it is beside notes that change the direction of writing", async () => {
    const { user, keyrack } = await renderAsked();
    const row = fakeCompanyRow("n3w1", 0, { notes: "\u202eKiosk" });
    keyrack.created = { outcome: "created", row };
    await user.click(button("Create key"));
    const isolated = [...dialog().querySelectorAll("bdi")].map(({ textContent }) => textContent);
    expect(isolated).toEqual([row.notes, row.contactEmail]);
  });
});

describe("an order for a replacement", () => {
  it("names the key that is replaced, and goes on to its record", async () => {
    const { user, keyrack } = await renderAsked(replace);
    await user.click(button("Create key"));
    expect(keyrack.callsOf("createCompanyKey")).toEqual([]);
    expect(keyrack.callsOf("replaceCompanyKey").map(({ request }) => request)).toEqual([
      {
        connectionId: bokameraConnection.connectionId,
        companyId: null,
        contactEmail: "anna@fjallgarden.example",
        notes: "Old till",
        keyId: "company-key-88a1",
      },
    ]);
    await pass(50);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    const heading = "Replacement key created for company key ending in 88a1";
    expect(document.activeElement?.textContent).toBe(heading);
  });

  it("leads there once, not whoever comes back later", async () => {
    const { user } = await renderAsked(replace);
    await user.click(button("Create key"));
    await user.click(button("Company keys"));
    await user.click(button("Refreshes 1 unfinished"));
    expect(document.activeElement).toBe(button("Refreshes 1 unfinished"));
  });

  it("has the list asked anew", async () => {
    const { user } = await renderAsked(replace);
    await user.click(button("Create key"));
    await user.click(button("Company keys"));
    expect(pageText()).toContain("7 keys");
  });

  it("is sent once for a double click", async () => {
    const { keyrack } = await renderAsked(replace);
    const create = button("Create key");
    await act(async () => {
      create.click();
      create.click();
    });
    await pass(0);
    expect(keyrack.callsOf("replaceCompanyKey")).toHaveLength(1);
  });

  it("that was refused ordered nothing, and may be sent again", async () => {
    const { user, keyrack } = await renderAsked(replace);
    keyrack.fail("replaceCompanyKey", { kind: "forbidden" });
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("No key was created.");
    keyrack.succeed("replaceCompanyKey");
    await user.click(button("Create key"));
    expect(keyrack.callsOf("replaceCompanyKey")).toHaveLength(2);
  });

  it("that ended in a defect is not sent again: nobody knows how far it came", async () => {
    const { user, keyrack } = await renderAsked(replace);
    keyrack.fail("replaceCompanyKey", { kind: "internal" });
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("It is not known whether the key was ordered");
    expect(buttons("Create key")).toEqual([]);
    expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(2);
    await user.click(button("Close"));
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("leaves the page to whichever connection is selected then", async () => {
    const { user, keyrack } = await renderAsked(replace);
    keyrack.hold("replaceCompanyKey");
    await user.click(button("Create key"));
    const change = { selectedConnectionId: liveConnection.connectionId };
    act(() => keyrack.changeApp({ connections: [liveConnection, bokameraConnection], ...change }));
    keyrack.release("replaceCompanyKey");
    await pass(0);
    await user.click(button("API keys"));
    expect(screen.getByRole("table", { name: "ARI keys" })).toBeDefined();
  });
});

describe("a lost answer to an order", () => {
  const found = [fakeCompanyRow("aaaa", 0, { notes: "Kiosk" }), fakeCompanyRow("bbbb", 0)];

  it.each([
    [1, "the list now shows 1 new key."],
    [2, "the list now shows 2 new keys."],
  ])("shows what the list has more than before: %i", async (count, sentence) => {
    const { user, keyrack } = await renderAsked();
    keyrack.created = { outcome: "found", rows: found.slice(0, count) };
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("It is not clear what happened");
    expect(dialog().textContent).toContain(sentence);
    expect(dialog().textContent).toContain("Kiosk · anna@fjallgarden.example");
    expect(buttons("Copy company key ending in aaaa")).toHaveLength(1);
    expect(buttons("Copy company key ending in bbbb")).toHaveLength(count - 1);
    expect(buttons("Create key")).toEqual([]);
  });

  it.each([
    ["not-found", "the list shows no new key: it was not made, or will show later."],
    ["unknown", "the key may have been made or not."],
  ] as const)(
    "is told as %s, with what to do, and is not sent again",
    async (outcome, sentence) => {
      const { user, keyrack } = await renderAsked();
      keyrack.created = { outcome };
      await user.click(button("Create key"));
      expect(dialog().textContent).toContain(sentence);
      expect(dialog().textContent).toContain("before you try again");
      expect(keyrack.callsOf("listCompanyKeys")).toHaveLength(2);
      await user.click(button("Close"));
      expect(keyrack.callsOf("createCompanyKey")).toHaveLength(1);
    },
  );

  it("is told of a defect on the way, too: nobody knows how far the order came", async () => {
    const { user, keyrack } = await renderAsked();
    keyrack.fail("createCompanyKey", { kind: "internal" });
    await user.click(button("Create key"));
    expect(dialog().textContent).toContain("the key may have been made or not.");
  });
});
