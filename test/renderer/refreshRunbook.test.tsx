import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Refresh, RunbookId } from "../../shared/refresh.ts";
import { sandboxConnection } from "../fakes/fakeAppState.ts";
import { fakeId } from "../fakes/fakeRefreshes.ts";
import {
  card,
  headings,
  onBokamera,
  planned,
  refreshed,
  refreshOf,
  renderRefreshes,
  stoppedRunbook,
  underWay,
} from "./refreshesOnPage.ts";
import { button, buttons, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const title = "Several keys of Grand Hotel";

function steps(): readonly (string | null)[] {
  const list = screen.getByRole("list", { name: "Steps" });
  return [...list.querySelectorAll("li")].map(({ textContent }) => textContent);
}

function runbookOf(...states: readonly Refresh["progress"][]): readonly Refresh[] {
  const runbookId = fakeId(900) as RunbookId;
  const keyIds = ["mapping-read", "mapping-post", "booking-read"];
  return states.map((progress, at) => refreshOf(at + 1, keyIds[at] ?? "", progress, { runbookId }));
}

const unknown: Refresh["progress"] = {
  ...{ state: "unknown", sentAt: "2026-03-12T13:00:00.000Z" as never, error: null },
};

function said(): readonly (string | null)[] {
  return screen.getAllByRole("status").map(({ textContent }) => textContent);
}

describe("a runbook that has stopped", () => {
  it("stands under one heading, with its steps in their order", async () => {
    const later = refreshOf(7, "search-read", refreshed);
    await renderRefreshes([...stoppedRunbook(), later]);
    expect(headings()).toEqual([
      "Search Read key refreshed",
      title,
      "Mapping Read key refreshed",
      "Mapping Post key refreshed",
      "Booking Read key not refreshed",
    ]);
    expect(steps()).toEqual([
      "Mapping Read keyrefreshed",
      "Mapping Post keyrefreshed",
      "Booking Read keynot refreshed",
      "Booking Post keyplanned",
      "ARI Read keyplanned",
      "ARI Post keyplanned",
    ]);
    expect(card(title).textContent).toContain("LIVE");
    expect(pageText()).toContain("2 of 6 refreshed, stopped at Booking Read key");
  });

  it("says below its steps where, why, and what was not begun", async () => {
    await renderRefreshes(stoppedRunbook());
    const stopped =
      "Stopped at Booking Read key: server fault. It was not refreshed; 3 keys not begun.";
    expect(screen.getByText(stopped)).toBeDefined();
  });

  it("does not call a step refused of which nothing is known", async () => {
    const steps = stoppedRunbook().map((step) =>
      step.progress.state === "not-refreshed" ? { ...step, progress: unknown } : step,
    );
    await renderRefreshes(steps.slice(0, 4));
    expect(pageText()).toContain(
      "Stopped at Booking Read key. It is not known yet whether it was refreshed; 1 key not begun.",
    );
  });

  it("says it in Swedish", async () => {
    await renderRefreshes(stoppedRunbook(), { locale: "sv" }, "Öppna Förnyelser");
    expect(pageText()).toContain("2 av 6 förnyade, stannade vid Read-nyckeln för bokning");
  });

  it("goes on with what is left, by the versions that the list has", async () => {
    const { user, keyrack } = await renderRefreshes(stoppedRunbook());
    await user.click(button("Resume…"));
    expect(keyrack.callsOf("listKeys")).toHaveLength(1);
    expect(keyrack.callsOf("prepareRefresh")[0]?.request).toEqual({
      connectionId: "connection-live",
      keys: [
        { keyId: "booking-read", version: "booking-Read-1" },
        { keyId: "booking-post", version: "booking-Post-1" },
        { keyId: "ari-read", version: "ari-Read-1" },
        { keyId: "ari-post", version: "ari-Post-1" },
      ],
      resumes: fakeId(900),
    });
    expect(screen.getByRole("alertdialog")).toBeDefined();
  });

  it("asks for the list when it was never shown", async () => {
    const sandbox = stoppedRunbook().map((step) => ({ ...step, connection: sandboxConnection }));
    const connections = [...(onBokamera.connections ?? []), sandboxConnection];
    const { user, keyrack } = await renderRefreshes(sandbox, { ...onBokamera, connections });
    keyrack.fail("listKeys", { kind: "unreachable", host: "portal.example" });
    await user.click(button("Resume…"));
    expect(pageText()).toContain("No connection to portal.example.");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    keyrack.succeed("listKeys");
    await user.click(button("Resume…"));
    expect(screen.getByRole("alertdialog").textContent).toContain("SANDBOX");
  });

  it("says so when the platform has none of the keys any more", async () => {
    const sandbox = stoppedRunbook().map((step) => ({ ...step, connection: sandboxConnection }));
    const connections = [...(onBokamera.connections ?? []), sandboxConnection];
    const { user, keyrack } = await renderRefreshes(sandbox, { ...onBokamera, connections });
    keyrack.rows = [];
    await user.click(button("Resume…"));
    expect(pageText()).toContain("there is nothing to go on with");
  });

  it("can't go on without its connection, but be left", async () => {
    await renderRefreshes(stoppedRunbook(), onBokamera);
    expect(buttons("Resume…")).toEqual([]);
    expect(button("Leave the rest")).toBeDefined();
  });

  it("is left where it is, and whoever did that goes on at its heading", async () => {
    const { user, keyrack } = await renderRefreshes(stoppedRunbook());
    await user.click(button("Leave the rest"));
    expect(keyrack.callsOf("dropRunbook")[0]?.request).toEqual({ runbookId: fakeId(900) });
    expect(steps()).toHaveLength(3);
    expect(buttons("Leave the rest")).toEqual([]);
    expect(document.activeElement?.textContent).toBe(title);
    expect(pageText()).toContain(
      "2 refreshed, stopped at Booking Read key; the rest was left as it is",
    );
    expect(pageText()).not.toContain("not begun");
    expect(said()).toContain("The rest was left as it is.");
  });

  it("does not count down aloud as its cards go", async () => {
    const { user } = await renderRefreshes(runbookOf(refreshed, refreshed, refreshed));
    await user.click(button("Done with Mapping Read key"));
    await user.click(button("Done"));
    expect(pageText()).toContain("2 of 2 refreshed");
    expect(said().join(" ")).not.toContain("of 2");
  });

  it("says why it could not be left", async () => {
    const { user, keyrack } = await renderRefreshes(stoppedRunbook());
    keyrack.fail("dropRunbook", { kind: "refresh-under-way" });
    await user.click(button("Leave the rest"));
    expect(pageText()).toContain("This key is being refreshed already.");
  });
});

describe("a runbook", () => {
  it.each([
    ["1 of 3 refreshed, Mapping Post key under way", [refreshed, underWay, planned]],
    ["1 of 3 refreshed, 2 not begun", [refreshed, planned, planned]],
    ["3 of 3 refreshed", [refreshed, refreshed, refreshed]],
    ["1 refreshed, stopped at Mapping Post key", [refreshed, unknown]],
    ["1 of 3 refreshed, stopped at Mapping Post key", [refreshed, unknown, planned]],
  ] as const)("says how far it has come: %s", async (summary, states) => {
    await renderRefreshes(runbookOf(...states));
    expect(pageText()).toContain(summary);
    const hasRest = summary.startsWith("1 of 3") && !summary.includes("under way");
    expect(buttons("Resume…")).toHaveLength(hasRest ? 1 : 0);
  });

  it("keeps what is typed in one of its cards while the next step is done", async () => {
    const { user, keyrack } = await renderRefreshes(runbookOf(refreshed, underWay, planned));
    const field = screen.getByLabelText<HTMLInputElement>("Place");
    await user.type(field, "PMS bri");
    act(() => keyrack.changeApp({ refreshes: runbookOf(refreshed, refreshed, underWay) }));
    await pass(0);
    expect(field.isConnected).toBe(true);
    expect(field.value).toBe("PMS bri");
    expect(document.activeElement).toBe(field);
  });
});
