import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import {
  confirm,
  guardMs,
  plainKeyrack,
  renderAsked,
  renderPlainlyAsked,
  write,
} from "./refreshOnPage.tsx";
import { button, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const isUnavailable = (name: string) => button(name).getAttribute("aria-disabled") === "true";

describe("what has to be typed", () => {
  it("is the key's name, with the reason, and nothing is sent before", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    expect(dialog.textContent).toContain(
      "this key is not a test key: whatever uses it stops at once.",
    );
    write("Type ARI POST to confirm", "ARI POS");
    await pass(guardMs);
    expect(isUnavailable("Refresh key")).toBe(true);
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
  });

  it("may be in any letter case, and goes to main as it was typed", async () => {
    const { user, keyrack } = await renderAsked();
    write("Type ARI POST to confirm", " ari Post ");
    await pass(guardMs);
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")[0]?.request).toMatchObject({
      typed: " ari Post ",
      stepUp: null,
    });
  });

  it("is unavailable again as soon as it is no longer right", async () => {
    await renderAsked();
    write(/^Type /, "ARI POST");
    await pass(guardMs);
    expect(isUnavailable("Refresh key")).toBe(false);
    write(/^Type /, "ARI POST!");
    expect(isUnavailable("Refresh key")).toBe(true);
  });

  it.each(["in-use", "use-unknown"] as const)("is explained by %s", async (because) => {
    const keyrack = plainKeyrack();
    keyrack.confirmation = { typed: "ARI POST", because, stepUp: null };
    const { dialog } = await renderAsked(keyrack);
    expect(dialog.textContent).toContain(
      because === "in-use" ? "within the last 24 hours" : "nobody can tell when",
    );
  });

  it("keeps what is typed when main does not take it, and leads back to it", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("refreshKeys", { kind: "confirmation-refused" });
    const { user, dialog, scrolledTo } = await renderAsked(keyrack);
    await confirm(user);
    expect(dialog.textContent).toContain("What you typed is not what was asked for.");
    expect(document.activeElement).toBe(screen.getByLabelText(/^Type /));
    expect(scrolledTo.at(-1)?.textContent).toContain("What you typed is not what was asked for.");
  });

  it("is shown as it can be typed, and taken however it is spaced", async () => {
    const keyrack = plainKeyrack();
    const typed = "GRAND\u00a0 HOTEL\u200b";
    keyrack.confirmation = { typed, because: "use-unknown", stepUp: null };
    await renderAsked(keyrack);
    write("Type GRAND HOTEL to confirm", "grand hotel");
    await pass(guardMs);
    expect(isUnavailable("Refresh key")).toBe(false);
  });
});

describe("the button that refreshes", () => {
  it("takes no press in the first 700 ms", async () => {
    const { user, keyrack } = await renderPlainlyAsked();
    await pass(guardMs - 1);
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    await pass(guardMs);
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("takes none until a whole 700 ms after one that came too soon", async () => {
    const { user, keyrack } = await renderPlainlyAsked();
    for (let press = 0; press < 4; press += 1) {
      await pass(guardMs - 1);
      await user.click(button("Refresh key"));
    }
    await pass(guardMs - 1);
    expect(isUnavailable("Refresh key")).toBe(true);
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    await pass(1);
    expect(isUnavailable("Refresh key")).toBe(false);
  });

  it.each(["pointerDown", "click"] as const)("waits anew for a %s alone, too", async (event) => {
    await renderPlainlyAsked();
    await pass(guardMs - 1);
    fireEvent[event](button("Refresh key"));
    await pass(guardMs - 1);
    expect(isUnavailable("Refresh key")).toBe(true);
    await pass(1);
    expect(isUnavailable("Refresh key")).toBe(false);
  });

  it("takes no press that began before it was available", async () => {
    const { keyrack } = await renderPlainlyAsked();
    fireEvent.pointerDown(button("Refresh key"));
    await pass(guardMs);
    fireEvent.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    fireEvent.pointerDown(button("Refresh key"));
    fireEvent.click(button("Refresh key"));
    await pass(0);
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("is not reached by a double click on the row, nor by more clicks in its place", async () => {
    const keyrack = plainKeyrack();
    const { user } = await renderApp(keyrack);
    await user.dblClick(button("Refresh Mapping Post key"));
    await user.dblClick(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
  });

  it("is pressed by Space, never by Enter, which says so", async () => {
    const { user, keyrack } = await renderPlainlyAsked();
    await pass(guardMs);
    await user.tab();
    expect(document.activeElement).toBe(button("Refresh key"));
    await user.keyboard("{Enter}");
    await user.keyboard("{Enter}{Enter}");
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    expect(document.querySelector("[role=alertdialog]")?.textContent).toContain(
      "Enter never refreshes.",
    );
    await user.keyboard(" ");
    expect(keyrack.callsOf("refreshKeys")).toHaveLength(1);
  });

  it("is not pressed by Enter in a field, which says so", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    expect(dialog.querySelector("form")).toBeNull();
    expect(dialog.textContent).not.toContain("Enter never refreshes.");
    await user.click(screen.getByLabelText(/^Type /));
    write(/^Type /, "ARI POST");
    await pass(guardMs);
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
    expect(dialog.textContent).toContain("Enter never refreshes.");
  });

  it("comes last, after the field and Cancel", async () => {
    const { user } = await renderAsked();
    await user.tab();
    expect(document.activeElement).toBe(button("Refresh key"));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByLabelText(/^Type /));
    await user.tab();
    expect(document.activeElement).toBe(button("Cancel"));
  });
});
