import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { mostPlaces, type RefreshPlace } from "../../shared/refresh.ts";
import { fakeRefresh } from "../fakes/fakeRefreshes.ts";
import { card, refreshOf, renderRefreshes, underWay } from "./refreshesOnPage.ts";
import { button, buttons, type Person, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

function place(text: string, isDone = false): RefreshPlace {
  return { text, isDone };
}

function field(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Place");
}

function ticks(): readonly (readonly [string, boolean])[] {
  const boxes = [...document.querySelectorAll<HTMLInputElement>("main input[type=checkbox]")];
  return boxes.map((box) => [box.closest("label")?.textContent ?? "", box.checked]);
}

async function tick(user: Person, text: string): Promise<void> {
  await user.click(screen.getByLabelText(text));
}

async function renderPlaces(places: readonly RefreshPlace[] = []) {
  return renderRefreshes([fakeRefresh({ places })]);
}

describe("the places that need the new key", () => {
  it("are added by Enter and by the button, and kept by main", async () => {
    const { user, keyrack } = await renderPlaces();
    await user.type(field(), " PMS bridge {Enter}");
    await user.type(field(), "rates.yaml");
    await user.click(button("Add"));
    expect(ticks()).toEqual([
      ["PMS bridge", false],
      ["rates.yaml", false],
    ]);
    expect(field().value).toBe("");
    expect(keyrack.callsOf("setRefreshPlaces").at(-1)?.request).toEqual({
      refreshId: fakeRefresh().refreshId,
      places: [place("PMS bridge"), place("rates.yaml")],
    });
  });

  it("are not added from an empty field", async () => {
    const { user, keyrack } = await renderPlaces();
    await user.type(field(), "  {Enter}");
    expect(keyrack.callsOf("setRefreshPlaces")).toEqual([]);
  });

  it("say what is done, and with all ticked that the new key is no longer held", async () => {
    const { user } = await renderPlaces([place("PMS bridge"), place("rates.yaml")]);
    await tick(user, "PMS bridge");
    expect(pageText()).toContain("1 of 2 updated");
    expect(pageText()).toContain("Held in the keychain");
    await tick(user, "rates.yaml");
    expect(pageText()).toContain(
      "All places are updated. The new key is no longer held on this computer.",
    );
    expect(pageText()).not.toContain("Held in the keychain");
    await tick(user, "rates.yaml");
    const said = screen.getAllByRole("status").map(({ textContent }) => textContent);
    expect(said).toContain("1 of 2 updated");
  });

  it("say, while one is left, that ticking it lets go of the new key", async () => {
    const words = "Ticking the last place lets go of the new key here.";
    const { user } = await renderPlaces([place("a"), place("b"), place("c", true)]);
    expect(pageText()).not.toContain(words);
    await tick(user, "a");
    expect(pageText()).toContain(words);
    await tick(user, "b");
    expect(pageText()).not.toContain(words);
  });

  it("never are what looks like a key: it stays in the field, and goes nowhere", async () => {
    const key = "Zq8VtYh2Lm4Xc7Bn1Rw5Kp9D";
    const { user, keyrack } = await renderPlaces();
    await user.type(field(), key);
    expect(screen.getByText(/^That looks like a key. It was not saved/)).toBeDefined();
    expect(field().getAttribute("aria-invalid")).toBe("true");
    await user.keyboard("{Enter}");
    await user.click(button("Add"));
    expect(keyrack.callsOf("setRefreshPlaces")).toEqual([]);
    expect(field().value).toBe(key);
    expect(pageText()).not.toContain(key);
    await user.type(field(), "{Backspace}");
    expect(pageText()).not.toContain("That looks like a key.");
  });

  it("keep the field in sight as they are added", async () => {
    const { user, scrolledTo } = await renderPlaces([place("a")]);
    await tick(user, "a");
    expect(scrolledTo).toEqual([]);
    await user.type(field(), "PMS bridge{Enter}");
    expect(scrolledTo).toContain(field());
  });

  it("lose no tick when several come before main has answered the first", async () => {
    const { user, keyrack } = await renderPlaces([place("a"), place("b"), place("c")]);
    keyrack.hold("setRefreshPlaces");
    await tick(user, "a");
    await tick(user, "b");
    await user.type(field(), "d{Enter}");
    expect(ticks().map(([, isDone]) => isDone)).toEqual([true, true, false, false]);
    expect(keyrack.callsOf("setRefreshPlaces")).toHaveLength(1);
    keyrack.release("setRefreshPlaces");
    await pass(0);
    const kept = [place("a", true), place("b", true), place("c"), place("d")];
    expect(keyrack.callsOf("setRefreshPlaces")).toHaveLength(2);
    expect(keyrack.app.refreshes[0]?.places).toEqual(kept);
    expect(ticks().map(([, isDone]) => isDone)).toEqual([true, true, false, false]);
  });

  it("lose no tick when two come before React draws", async () => {
    const { keyrack } = await renderPlaces([place("a"), place("b")]);
    await act(async () => {
      screen.getByLabelText("a").click();
      screen.getByLabelText("b").click();
    });
    await pass(0);
    expect(keyrack.app.refreshes[0]?.places).toEqual([place("a", true), place("b", true)]);
  });

  it("stay in sight while something else is told by main", async () => {
    const { user, keyrack } = await renderPlaces([place("a"), place("b")]);
    keyrack.hold("setRefreshPlaces");
    await tick(user, "a");
    const other = refreshOf(2, "booking-read", underWay);
    act(() => keyrack.changeApp({ refreshes: [...keyrack.app.refreshes, other] }));
    expect(ticks()).toEqual([
      ["a", true],
      ["b", false],
    ]);
  });

  it("are removed, and whoever goes on by keyboard goes on in the field", async () => {
    const { user } = await renderPlaces([place("a"), place("b")]);
    await user.click(button("Remove a"));
    expect(ticks()).toEqual([["b", false]]);
    expect(document.activeElement).toBe(field());
  });

  it("are given back to the field when they could not be kept", async () => {
    const { user, keyrack } = await renderPlaces([place("a")]);
    keyrack.fail("setRefreshPlaces", { kind: "refresh-not-recorded" });
    await user.type(field(), "PMS bridge{Enter}");
    expect(pageText()).toContain("The places could not be kept");
    expect(ticks()).toEqual([["a", false]]);
    expect(field().value).toBe("PMS bridge");
    keyrack.succeed("setRefreshPlaces");
    await user.click(button("Add"));
    expect(pageText()).not.toContain("The places could not be kept");
    expect(ticks()).toHaveLength(2);
  });

  it("leave a new word in the field when a tick could not be kept", async () => {
    const { user, keyrack } = await renderPlaces([place("a")]);
    await user.type(field(), "half a wor");
    keyrack.fail("setRefreshPlaces", { kind: "internal" });
    await tick(user, "a");
    expect(ticks()).toEqual([["a", false]]);
    expect(field().value).toBe("half a wor");
  });

  it("are not more than main takes", async () => {
    const all = Array.from({ length: mostPlaces }, (_, at) => place(`place ${at}`));
    const { user, keyrack } = await renderPlaces(all);
    await user.type(field(), "one more{Enter}");
    expect(pageText()).toContain("There can be 50 places and no more.");
    expect(keyrack.callsOf("setRefreshPlaces")).toEqual([]);
    expect(field().value).toBe("one more");
  });

  it("belong to their own card", async () => {
    const booking = refreshOf(2, "booking-read", fakeRefresh().progress, { places: [place("x")] });
    await renderRefreshes([fakeRefresh({ places: [place("y")] }), booking]);
    expect(card("ARI Post key refreshed").querySelectorAll("li")).toHaveLength(1);
    expect(buttons("Add")).toHaveLength(2);
  });
});
