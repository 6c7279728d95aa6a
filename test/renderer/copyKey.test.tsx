import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const ariPost = "ari-post" as KeyId;

describe("copying a key", () => {
  it("says that it was copied and when it is cleared, without the secret", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));

    const spoken = screen.getAllByRole("status").map((status) => status.textContent);
    expect(spoken.join()).toContain(
      "ARI Post key copied. It is cleared from the clipboard in 30 s.",
    );
    expect(pageText()).toContain("ARI Post key is on the clipboard · clears in 30 s");
    expect(document.documentElement.innerHTML).not.toContain(keyrack.secretOf(ariPost));
    expect(keyrack.callsOf("revealKey")).toEqual([]);
  });

  it("counts down in the status bar, and the message goes by itself", async () => {
    const { user } = await renderApp(new FakeKeyrack());
    await user.click(button("Copy ARI Post key"));
    await pass(6_000);
    expect(pageText()).toContain("clears in 24 s");
    expect(pageText()).not.toContain("ARI Post key copied.");
  });

  it("copies once for a double press that comes before the answer", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    keyrack.hold("copyKey");
    await user.dblClick(button("Copy ARI Post key"));
    keyrack.release("copyKey");
    await pass(0);
    expect(keyrack.callsOf("copyKey")).toHaveLength(1);
  });

  it("clears now when asked, and says so", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));
    await user.click(button("Clear now"));
    expect(pageText()).toContain("The key was cleared from the clipboard.");
    expect(pageText()).toContain("No key on the clipboard");
  });

  it("follows main when the clipboard is cleared there", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));
    act(() => keyrack.changeClipboard({ state: "empty" }));
    expect(pageText()).toContain("No key on the clipboard");
  });

  it("says plainly that a key could not be cleared", async () => {
    const keyrack = new FakeKeyrack();
    const { connectionId } = liveConnection;
    keyrack.clipboard = { state: "not-cleared", connectionId, keyId: ariPost };
    await renderApp(keyrack);
    expect(pageText()).toContain("ARI Post key could not be cleared from the clipboard.");
  });

  it("says why a key could not be copied until that is dismissed", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("copyKey", { kind: "clipboard-failed" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Post key"));
    await pass(60_000);
    expect(pageText()).toContain("The clipboard did not take the key");
    await user.click(button("Dismiss"));
    expect(pageText()).not.toContain("The clipboard did not take the key");
  });
});
