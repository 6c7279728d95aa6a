import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { guardMs, renderAsked, statusesOf, write } from "./refreshOnPage.tsx";
import { button, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

describe("what is missing yet", () => {
  const hints = (dialog: HTMLElement) => statusesOf(dialog).filter((said) => !/^Ready/.test(said));

  it("is said to whoever presses the button all the same, until something is written", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    await user.click(button("Refresh key"));
    expect(hints(dialog)).toEqual(["Type ARI POST first."]);
    write(/^Type /, "ARI POST");
    expect(hints(dialog)).toEqual([]);
    expect(keyrack.callsOf("refreshKeys")).toEqual([]);
  });

  it("is said to whoever presses Enter, in the field or on the button", async () => {
    const { user, dialog } = await renderAsked();
    await user.click(screen.getByLabelText(/^Type /));
    await user.keyboard("{Enter}");
    expect(hints(dialog)).toEqual(["Type ARI POST first."]);
    write(/^Type /, "ARI");
    act(() => button("Refresh key").focus());
    await user.keyboard("{Enter}");
    expect(hints(dialog)).toEqual(["Type ARI POST first."]);
  });

  it("may be the passphrase", async () => {
    const { user, dialog } = await renderAsked(
      new FakeKeyrack({ unlockWays: { touchId: false, passphrase: true } }),
    );
    write(/^Type /, "ARI POST");
    await user.click(button("Refresh key"));
    expect(hints(dialog)).toEqual(["Enter your passphrase first."]);
  });

  it("is said no more once it is sent", async () => {
    const { user, keyrack, dialog } = await renderAsked();
    keyrack.hold("refreshKeys");
    write(/^Type /, "ARI POST");
    await pass(guardMs);
    act(() => button("Refresh key").focus());
    await user.keyboard("{Enter}");
    expect(hints(dialog)[0]).toContain("Enter never refreshes.");
    await user.keyboard(" ");
    expect(hints(dialog)).toEqual(["Checking…"]);
  });
});
