import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant, KeyGroup, KeyId } from "../../shared/apiKey.ts";
import type { KeyChange, RefreshProgress } from "../../shared/refresh.ts";
import { liveConnection, sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const changed: KeyChange = {
  connectionId: liveConnection.connectionId,
  keyId: "ari-post" as KeyId,
  group: "ari" as KeyGroup,
  access: "post",
  name: "Post",
  changedAt: "2026-03-12T09:40:00.000Z" as Instant,
  noticedAt: "2026-03-12T13:00:00.000Z" as Instant,
  oldMaskedKey: "••••••••••••1f9c",
};

const rowText = () => button("Refresh ARI Post key").closest("tr")?.textContent;

const isUnavailable = (name: string) => button(name).getAttribute("aria-disabled") === "true";

describe("Refresh while the list is not current", () => {
  it.each([
    [{ kind: "unreachable", host: "portal.example" }, "No connection to portal.example."],
    [{ kind: "unauthorized" }, "token"],
    [{ kind: "signed-out" }, "The session has ended."],
    [{ kind: "server-failed", status: 503 }, "503"],
  ] as const)("waits, with the reason, after %o", async (error, reason) => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    expect(isUnavailable("Refresh ARI Post key")).toBe(false);
    expect(isUnavailable("Refresh several keys…")).toBe(false);
    keyrack.fail("listKeys", error);
    await pass(61_000);
    const row = button("Refresh ARI Post key");
    expect(row.title).toContain("Refresh waits until the list can be loaded");
    expect(row.title).toContain(reason);
    row.focus();
    expect(document.activeElement).toBe(row);
    expect(pageText()).not.toContain("Refresh waits until");
    await user.keyboard("{Enter} ");
    expect(document.querySelector("[role=alert]:not(:empty)")?.textContent).toContain(
      `Refresh waits until the list can be loaded`,
    );
    await user.click(row);
    await user.click(button("Refresh several keys…"));
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
  });

  it("tells the reason on the button for several as it gets the focus", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.fail("listKeys", { kind: "unauthorized" });
    await pass(61_000);
    await user.tab();
    act(() => button("Refresh several keys…").focus());
    await pass(1_000);
    expect(screen.getByRole("tooltip").textContent).toContain("Refresh waits until");
  });

  it("is possible again once the list could be loaded", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.fail("listKeys", { kind: "unreachable", host: "portal.example" });
    await pass(61_000);
    keyrack.succeed("listKeys");
    await pass(15_000);
    await user.click(button("Refresh ARI Post key"));
    expect(document.querySelector("[role=alertdialog]")).not.toBeNull();
  });
});

describe("a key whose refresh is not finished", () => {
  const underWay: RefreshProgress = { state: "under-way" };
  const unknown: RefreshProgress = { state: "unknown", sentAt: changed.noticedAt, error: null };

  it.each([underWay, unknown])("can't be refreshed while it is $state", async (progress) => {
    const keyrack = new FakeKeyrack({ refreshes: [fakeRefresh({ progress })] });
    const { user } = await renderApp(keyrack);
    expect(rowText()).toContain("Refresh unfinished");
    expect(button("Refresh ARI Post key").title).toContain("not finished");
    await user.click(button("Refresh ARI Post key"));
    expect(document.querySelector("[role=alertdialog]")).toBeNull();
    expect(isUnavailable("Refresh ARI Read key")).toBe(false);
  });

  it.each([
    [{ progress: { state: "planned" } }],
    [{}],
    [{ progress: underWay, connection: sandboxConnection }],
  ] as const)("is another key than that of %o", async (change) => {
    await renderApp(new FakeKeyrack({ refreshes: [fakeRefresh(change)] }));
    expect(isUnavailable("Refresh ARI Post key")).toBe(false);
    expect(pageText()).not.toContain("Refresh unfinished");
  });
});

describe("a key that somebody else refreshed", () => {
  it("is marked in its row, and told above the tables until a person has seen it", async () => {
    const keyrack = new FakeKeyrack({ keyChanges: [changed] });
    const { user } = await renderApp(keyrack);
    expect(rowText()).toContain("Refreshed elsewhere");
    expect(pageText()).toMatch(
      /ARI Post key was refreshed elsewhere on 12 Mar 2026, \d\d:40: copies of the old key \(ending 1f9c\) no longer work\./,
    );
    await user.click(button("Got it"));
    expect(keyrack.callsOf("acknowledgeKeyChange").map(({ request }) => request)).toEqual([
      { connectionId: "connection-live", keyId: "ari-post" },
    ]);
    expect(pageText()).not.toContain("was refreshed elsewhere");
    expect(rowText()).not.toContain("Refreshed elsewhere");
    expect(document.activeElement?.tagName).toBe("MAIN");
  });

  it("is one of several in one notice, each acknowledged", async () => {
    const other = { ...changed, keyId: "ari-read" as KeyId, name: "Read", changedAt: null };
    const keyrack = new FakeKeyrack({ keyChanges: [changed, other] });
    const { user } = await renderApp(keyrack);
    const notice = within(button("Got it").closest("[role=status]") as HTMLElement);
    expect(notice.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^ARI Post key was refreshed elsewhere on/),
      expect.stringMatching(/^ARI Read key was refreshed elsewhere, as Keyrack noticed on/),
    ]);
    await user.click(button("Got it"));
    expect(keyrack.app.keyChanges).toEqual([]);
  });

  it("stays until main has taken it down, and says why it was not", async () => {
    const keyrack = new FakeKeyrack({ keyChanges: [changed] });
    keyrack.fail("acknowledgeKeyChange", { kind: "internal" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Got it"));
    expect(pageText()).toContain("was refreshed elsewhere");
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
  });

  it("is told on the page of its own connection only", async () => {
    const elsewhere = { ...changed, connectionId: sandboxConnection.connectionId };
    await renderApp(new FakeKeyrack({ keyChanges: [elsewhere] }));
    expect(pageText()).not.toContain("efreshed elsewhere");
  });
});
