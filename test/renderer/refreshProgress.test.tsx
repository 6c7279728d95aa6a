import { act, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Refresh, RefreshId, RunbookId } from "../../shared/refresh.ts";
import { sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { fakeId, fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { confirm, renderAsked, renderQuestion, statusesOf } from "./refreshOnPage.tsx";
import { pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const { progress: refreshed } = fakeRefresh();
const underWay = { state: "under-way" } as const;
const planned = { state: "planned" } as const;

describe("a refresh that was sent", () => {
  it("is only checked until it is under way, and can't be stopped from then on", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    expect(statusesOf(dialog)).toEqual(["Checking…"]);
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh({ progress: underWay })] }));
    expect(statusesOf(dialog)[0]).toContain("Refreshing… This can't be stopped any more");
  });

  it("is not what is under way for another key, or another connection", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    const elsewhere = fakeRefresh({ progress: underWay, connection: sandboxConnection });
    const { oldKey } = elsewhere;
    const other = { ...oldKey, keyId: "ari-read" as typeof oldKey.keyId };
    const otherKey = fakeRefresh({ progress: underWay, oldKey: other });
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh(), elsewhere, otherKey] }));
    expect(statusesOf(dialog)).toEqual(["Checking…"]);
  });

  it("is checked anew after it was refused", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    await confirm(user);
    act(() => keyrack.changeApp({ refreshes: [fakeRefresh({ progress: underWay })] }));
    keyrack.fail("refreshKeys", { kind: "confirmation-refused" });
    keyrack.release("refreshKeys");
    await pass(0);
    expect(dialog.textContent).not.toMatch(/Checking…|Refreshing…/);
    act(() => keyrack.changeApp({ refreshes: [] }));
    keyrack.succeed("refreshKeys");
    keyrack.hold("refreshKeys");
    await confirm(user);
    expect(statusesOf(dialog)).toEqual(["Checking…"]);
  });
});

describe("several that were sent", () => {
  it("say how far each has come, and all together", async () => {
    const keyrack = new FakeKeyrack();
    const { user, dialog } = await renderQuestion(keyrack, "resumed");
    keyrack.hold("refreshKeys");
    await confirm(user, "Refresh 2 keys");
    const lines = () =>
      within(dialog)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    const goOn = async (...states: readonly Refresh["progress"][]) => {
      act(() => keyrack.changeApp({ refreshes: stepsOf(keyrack, states) }));
      await pass(0);
    };
    await goOn(planned, planned);
    expect(lines()[0]).toContain("yesterday");
    await goOn(underWay, planned);
    expect(lines()).toEqual(["Mapping Read key …c07e under way", "Mapping Post key …88a1 planned"]);
    expect(statusesOf(dialog)[0]).toMatch(
      /^0 of 2 refreshed, Mapping Read key under way.*can't be stopped/,
    );
    await goOn(refreshed, planned);
    expect(statusesOf(dialog)[0]).toMatch(/^1 of 2 refreshed.*can't be stopped/);
    await goOn(refreshed, underWay);
    expect(lines()[0]).toBe("Mapping Read key …c07e refreshed");
    expect(statusesOf(dialog)[0]).toContain("1 of 2 refreshed, Mapping Post key under way");
  });
});

function stepsOf(
  { rows }: FakeKeyrack,
  states: readonly Refresh["progress"][],
): readonly Refresh[] {
  const [last] = rows.slice(-1);
  if (last === undefined) throw new Error("no rows");
  return states.map((progress, at) =>
    fakeRefresh({
      refreshId: fakeId(at + 1) as RefreshId,
      runbookId: fakeId(900) as RunbookId,
      oldKey: { ...fakeRefresh().oldKey, ...(rows[at] ?? last) },
      progress,
    }),
  );
}
