import { act, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import { sandboxConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const ariPost = "ari-post" as KeyId;
const ariRead = "ari-read" as KeyId;

async function renderRevealed() {
  const keyrack = new FakeKeyrack();
  const app = await renderApp(keyrack);
  await app.user.click(button("Reveal ARI Post key"));
  const secret = keyrack.secretOf(ariPost);
  expect(pageText()).toContain(secret);
  return { ...app, keyrack, secret };
}

describe("revealing a key", () => {
  it("shows all 48 characters in the cell and hides them when their time is up", async () => {
    const { secret } = await renderRevealed();
    expect(secret).toHaveLength(48);
    await pass(14_900);
    expect(pageText()).toContain(secret);
    await pass(200);
    expect(pageText()).not.toContain(secret);
    expect(button("Reveal ARI Post key")).toBeDefined();
  });

  it("hides on a second press, when the button is called Hide", async () => {
    const { user, secret } = await renderRevealed();
    await user.click(button("Hide ARI Post key"));
    expect(pageText()).not.toContain(secret);
  });

  it("hides when the window loses the focus", async () => {
    const { secret } = await renderRevealed();
    fireEvent.blur(window);
    expect(pageText()).not.toContain(secret);
  });

  it("hides when the page is hidden", async () => {
    const { secret } = await renderRevealed();
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    act(() => {
      document.dispatchEvent(new Event("visibilitychange"));
    });
    expect(pageText()).not.toContain(secret);
  });

  it("shows one key at a time", async () => {
    const { user, keyrack, secret } = await renderRevealed();
    await user.click(button("Reveal ARI Read key"));
    expect(pageText()).not.toContain(secret);
    expect(pageText()).toContain(keyrack.secretOf(ariRead));
  });

  it("hides when the key was refreshed elsewhere", async () => {
    const { keyrack, secret } = await renderRevealed();
    keyrack.rows = keyrack.rows.map((row) => ({ ...row, version: `${row.version}+` }));
    keyrack.chooseFromMenu("reload-keys");
    await pass(0);
    expect(pageText()).not.toContain(secret);
  });

  it("stays when the list is loaded again and the key is as it was", async () => {
    const { keyrack, secret } = await renderRevealed();
    keyrack.chooseFromMenu("reload-keys");
    await pass(0);
    expect(pageText()).toContain(secret);
    expect(keyrack.callsOf("revealKey")).toHaveLength(1);
  });

  it("hides when another connection is selected, and is not revealed on the way back", async () => {
    const { user, keyrack, secret } = await renderRevealed();
    act(() => {
      keyrack.changeApp({ connections: [...keyrack.app.connections, sandboxConnection] });
    });
    await user.click(button("Grand Hotel sandbox SANDBOX"));
    expect(pageText()).not.toContain(secret);
    await user.click(button("Grand Hotel LIVE"));
    expect(pageText()).not.toContain(secret);
  });

  it("hides when a key is to be refreshed", async () => {
    const { user, secret } = await renderRevealed();
    await user.click(button("Refresh ARI Post key"));
    expect(pageText()).not.toContain(secret);
  });

  it.each(["Hide ARI Post key", "Reveal ARI Read key", "Settings"])(
    "drops an answer that comes after a press on %s",
    async (next) => {
      const keyrack = new FakeKeyrack();
      const { user } = await renderApp(keyrack);
      keyrack.hold("revealKey");
      await user.click(button("Reveal ARI Post key"));
      await user.click(button(next));
      keyrack.release("revealKey");
      await pass(0);
      expect(pageText()).not.toContain(keyrack.secretOf(ariPost));
    },
  );

  it("leaves the secret in no attribute, field or query cache", async () => {
    const { secret, queryClient } = await renderRevealed();
    const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
      [...element.attributes].map((attribute) => attribute.value),
    );
    expect(attributes.some((value) => value.includes(secret))).toBe(false);
    const cached = [
      ...queryClient
        .getQueryCache()
        .getAll()
        .map((query) => query.state),
    ];
    expect(JSON.stringify(cached)).not.toContain(secret);
    expect(queryClient.getMutationCache().getAll()).toEqual([]);
  });

  it("lets nobody select, copy or drag the secret: the Copy button is the way", async () => {
    const { secret } = await renderRevealed();
    const shown = screen.getByText(secret);
    expect(getComputedStyle(shown).userSelect).toBe("none");
    const refused = [
      fireEvent.copy(shown),
      fireEvent.cut(shown),
      fireEvent.dragStart(shown),
      fireEvent.contextMenu(shown),
    ];
    expect(refused).toEqual([false, false, false, false]);
  });

  it("lets nothing on the page be selected while it is shown, nor stay selected", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    const startSelecting = () =>
      fireEvent(document.body, new Event("selectstart", { bubbles: true, cancelable: true }));
    expect(startSelecting()).toBe(true);
    const reveal = button("Reveal ARI Post key");
    reveal.focus();
    document.getSelection()?.selectAllChildren(document.body);
    await user.keyboard("{Enter}");
    expect(pageText()).toContain(keyrack.secretOf(ariPost));
    expect(document.getSelection()?.rangeCount).toBe(0);
    expect(startSelecting()).toBe(false);
    await user.click(button("Hide ARI Post key"));
    expect(startSelecting()).toBe(true);
  });

  it("says why a key could not be revealed, and keeps the row as it is", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("revealKey", { kind: "forbidden" });
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Post key"));
    const alerts = screen.getAllByRole("alert").map((alert) => alert.textContent);
    expect(alerts.join()).toContain("its role does not allow this");
    expect(button("Reveal ARI Post key")).toBeDefined();
  });
});
