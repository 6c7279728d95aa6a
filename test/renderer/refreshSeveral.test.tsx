import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant } from "../../shared/apiKey.ts";
import { fakeRow } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { confirm, guardMs, openDialog, renderQuestion, write } from "./refreshOnPage.tsx";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const unknown = {
  state: "unknown",
  sentAt: "2026-03-12T13:59:00.000Z" as Instant,
  error: null,
} as const;

async function renderChoice(keyrack = new FakeKeyrack()) {
  const { user } = await renderApp(keyrack);
  await user.click(button("Refresh several keys…"));
  const choice = openDialog("Refresh several keys");
  const tick = (label: string) => user.click(within(choice).getByLabelText(label));
  return { user, keyrack, choice, tick };
}

async function renderBothAsked(keyrack = new FakeKeyrack()) {
  const rendered = await renderChoice(keyrack);
  await rendered.tick("All of ARI");
  await rendered.user.click(button("Go on with 2 keys"));
  return { ...rendered, dialog: openDialog("Refresh 2 keys?") };
}

const labelsOf = (selector: string) =>
  [...document.querySelectorAll(`[role=alertdialog] input${selector}`)].map(
    ({ parentElement }) => parentElement?.textContent,
  );
const ticked = () => labelsOf(":checked");
const partly = () => labelsOf(":indeterminate");

describe("the choice of several keys", () => {
  it("has nothing ticked at first and can't go on like that", async () => {
    const { user, keyrack, choice } = await renderChoice();
    expect(ticked()).toEqual([]);
    expect(within(choice).getAllByRole("group")).toHaveLength(3);
    expect(document.activeElement).toBe(within(choice).getByLabelText("All keys"));
    await user.click(button("Go on"));
    expect(choice.isConnected).toBe(true);
    expect(keyrack.callsOf("prepareRefresh")).toEqual([]);
  });

  it("takes and gives back a whole group, and all keys", async () => {
    const { tick } = await renderChoice();
    await tick("All of ARI");
    expect(ticked()).toEqual(["All of ARI", "ARI Read key …MwCk", "ARI Post key …1f9c"]);
    await tick("ARI Read key …MwCk");
    expect(ticked()).toEqual(["ARI Post key …1f9c"]);
    expect(partly()).toEqual(["All keys", "All of ARI"]);
    await tick("All keys");
    expect(ticked()).toHaveLength(10);
    await tick("All keys");
    expect(ticked()).toEqual([]);
  });

  it("leaves out a key of which a refresh is not finished", async () => {
    const keyrack = new FakeKeyrack({ refreshes: [fakeRefresh({ progress: unknown })] });
    const { choice, tick } = await renderChoice(keyrack);
    expect(choice.textContent).toContain("ARI Post key: an earlier refresh of it is not finished");
    await tick("All keys");
    expect(button("Go on with 5 keys")).toBeDefined();
  });

  it("takes no more than main does", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.rows = Array.from({ length: 51 }, (_, at) =>
      fakeRow("ari", `K${at}`, "zz9a", null, null),
    );
    const { user, choice, tick } = await renderChoice(keyrack);
    await tick("All keys");
    expect(choice.textContent).toContain("At most 50 keys at once.");
    await user.click(button("Go on with 51 keys"));
    expect(keyrack.callsOf("prepareRefresh")).toEqual([]);
  });

  it("is not offered where there is one key only", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.rows = keyrack.rows.slice(0, 1);
    await renderApp(keyrack);
    expect(buttons("Refresh several keys…")).toEqual([]);
  });

  it("is left by Escape, back to its button", async () => {
    const { user } = await renderChoice();
    await user.keyboard("{Escape}");
    await pass(100);
    expect(document.activeElement).toBe(button("Refresh several keys…"));
  });
});

describe("the question about several keys", () => {
  it("lists them in their order with their last use, and says how it goes", async () => {
    const { keyrack, dialog } = await renderBothAsked();
    expect(keyrack.callsOf("prepareRefresh")[0]?.request).toEqual({
      connectionId: "connection-live",
      keys: [
        { keyId: "ari-read", version: "ari-Read-1" },
        { keyId: "ari-post", version: "ari-Post-1" },
      ],
      resumes: null,
    });
    const items = within(dialog)
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(items).toEqual([
      "ARI Read key …MwCk used 20 minutes ago: in use",
      "ARI Post key …1f9c used 3 minutes ago: in use",
    ]);
    expect(dialog.textContent).toContain("Strictly one after the other, in this order.");
    expect(dialog.textContent).toContain("It stops at the first that fails");
    expect(dialog.textContent).toContain("LIVE");
    expect(dialog.textContent).toContain("This can't be undone.");
    expect(document.activeElement).toBe(button("Cancel"));
  });

  it("marks only those that were used within a day", async () => {
    const { user, tick } = await renderChoice();
    await tick("All of Mapping");
    await user.click(button("Go on with 2 keys"));
    const items = screen.getAllByRole("listitem").map((item) => item.textContent);
    expect(items.map((item) => item?.replace(/, \d\d:\d\d/, ""))).toEqual([
      "Mapping Read key …c07e last used yesterday",
      "Mapping Post key …88a1 never used",
    ]);
  });

  it("asks for what main wants typed, once for all, and leads to the records", async () => {
    const { user, keyrack, dialog } = await renderBothAsked();
    expect(dialog.textContent).toContain("Type GRAND HOTEL to confirm");
    await pass(guardMs);
    await user.click(button("Refresh 2 keys"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    write(/^Type /, "grand hotel");
    await confirm(user, "Refresh 2 keys");
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
    expect(keyrack.app.refreshes).toHaveLength(2);
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    await user.click(button("API keys"));
    expect(pageText().match(/n3w1/g)).toHaveLength(2);
  });

  it("can't be closed while they are under way", async () => {
    const { user, keyrack, dialog } = await renderBothAsked();
    keyrack.hold("refreshKeys");
    await confirm(user, "Refresh 2 keys");
    await user.keyboard("{Escape}");
    expect(dialog.isConnected).toBe(true);
    keyrack.release("refreshKeys");
    await pass(0);
    expect(dialog.isConnected).toBe(false);
  });

  it("names each key that somebody else refreshed, and refreshes none", async () => {
    const keyrack = new FakeKeyrack();
    const { user, choice } = await renderChoice(keyrack);
    await user.click(within(choice).getByLabelText("All of ARI"));
    keyrack.rows = keyrack.rows.map((row) => ({ ...row, version: "theirs" }));
    await user.click(button("Go on with 2 keys"));
    const dialog = openDialog("Refresh 2 keys?");
    expect(dialog.textContent).toContain("ARI Read key was refreshed elsewhere");
    expect(dialog.textContent).toContain("ARI Post key was refreshed elsewhere");
    expect(buttons("Refresh 2 keys")).toEqual([]);
  });

  it("leads back to its button when it is closed", async () => {
    const { user, keyrack } = await renderBothAsked();
    await user.keyboard("{Escape}");
    await pass(100);
    expect(document.activeElement).toBe(button("Refresh several keys…"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
  });
});

describe("a runbook that goes on", () => {
  it("is prepared as such, and ends in new records", async () => {
    const keyrack = new FakeKeyrack();
    const { user, ends, dialog } = await renderQuestion(keyrack, "resumed");
    expect(keyrack.callsOf("prepareRefresh")[0]?.request).toMatchObject({
      keys: [{ keyId: "mapping-read" }, { keyId: "mapping-post" }],
      resumes: "00000000-0000-4000-8000-000000000900",
    });
    expect(dialog.textContent).toContain("Refresh 2 keys?");
    await confirm(user, "Refresh 2 keys");
    const ids = keyrack.app.refreshes.map(({ refreshId }) => refreshId);
    expect(ends.onRecorded.mock.calls).toEqual([[ids]]);
  });
});
