import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Instant, KeyId } from "../../shared/apiKey.ts";
import { defaultProtection } from "../../shared/protection.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { inMs } from "../fakes/fakeGuards.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const ariPost = "ari-post" as KeyId;

async function renderCopied(clipboardSeconds: 10 | 30 | null = 30) {
  const keyrack = new FakeKeyrack({ protection: { ...defaultProtection, clipboardSeconds } });
  const app = await renderApp(keyrack);
  await app.user.click(button("Copy ARI Post key"));
  return { ...app, keyrack };
}

/** How the ring is drawn: what of the time is over, in hundredths, and what is left. */
function ring() {
  const [, remaining] = document.querySelectorAll<SVGElement>("footer circle");
  const { style } = remaining ?? document.createElement("span");
  const number = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  return {
    gone: number("--gone"),
    goneBefore: number("--gone-before"),
    remaining: style.getPropertyValue("--remaining"),
  };
}

describe("a key that stays for longer", () => {
  it("has 30 s more, and that is said", async () => {
    const { user, keyrack } = await renderCopied();
    await pass(10_000);
    await user.click(button("Keep 30 s more"));
    expect(keyrack.callsOf("keepClipboard")).toHaveLength(1);
    expect(pageText()).toContain("clears in 50 s");
    expect(pageText()).toContain("stays on the clipboard for 30 s more");
  });

  it("may be kept again", async () => {
    const { user } = await renderCopied();
    await user.click(button("Keep 30 s more"));
    await user.click(button("Keep 30 s more"));
    expect(pageText()).toContain("clears in 90 s");
  });

  it("says why it could not be kept", async () => {
    const { user, keyrack } = await renderCopied();
    keyrack.fail("keepClipboard", { kind: "internal" });
    await user.click(button("Keep 30 s more"));
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
  });

  it("says nothing of the kind when it is gone by then", async () => {
    const { user, keyrack } = await renderCopied();
    keyrack.clipboard = { state: "empty" };
    await user.click(button("Keep 30 s more"));
    expect(pageText()).toContain("No key on the clipboard");
    expect(pageText()).not.toContain("for 30 s more");
  });
});

describe("the ring", () => {
  it("drains over the whole lease, however long that is", async () => {
    await renderCopied(10);
    expect(ring()).toEqual({ gone: 0, goneBefore: Number.NaN, remaining: "10000ms" });
  });

  it("starts part of the way for a key that was copied before", async () => {
    const keyrack = new FakeKeyrack();
    const { connectionId } = liveConnection;
    const times = { keyCount: 1, copiedAt: inMs(-15_000), clearsAt: inMs(45_000) };
    keyrack.clipboard = { state: "holds-key", connectionId, keyId: ariPost, ...times };
    await renderApp(keyrack);
    expect(ring()).toMatchObject({ gone: 25, remaining: "45000ms" });
  });

  it("goes on from where it was when the key is kept", async () => {
    const { user } = await renderCopied();
    await pass(15_000);
    await user.click(button("Keep 30 s more"));
    expect(ring()).toEqual({ gone: 25, goneBefore: 50, remaining: "45000ms" });
  });

  it("starts anew with the next key", async () => {
    const { user } = await renderCopied();
    await pass(15_000);
    await user.click(button("Copy ARI Read key"));
    expect(ring()).toEqual({ gone: 0, goneBefore: Number.NaN, remaining: "30000ms" });
  });
});

describe("a key that nothing clears in time", () => {
  it("is said to stay, without a countdown and with nothing to keep", async () => {
    await renderCopied(null);
    expect(pageText()).toContain(
      "ARI Post key copied. It stays on the clipboard until you clear it, or Keyrack locks",
    );
    expect(pageText()).toContain("ARI Post key is on the clipboard · stays until you clear it");
    expect(document.querySelector("footer circle")).toBeNull();
    expect(buttons("Keep 30 s more")).toEqual([]);
  });

  it("goes when asked to", async () => {
    const { user } = await renderCopied(null);
    await user.click(button("Clear now"));
    expect(pageText()).toContain("No key on the clipboard");
  });
});

describe("the keyboard on a button that goes by itself", () => {
  it.each(["Clear now", "Keep 30 s more"])("goes on from the status line: %s", async (name) => {
    const { keyrack } = await renderCopied();
    act(() => button(name).focus());
    act(() => keyrack.changeClipboard({ state: "empty" }));
    expect(document.activeElement?.textContent).toBe("No key on the clipboard");
  });

  it("does so although the window was left meanwhile", async () => {
    const { keyrack } = await renderCopied();
    act(() => button("Clear now").focus());
    // As a window that is left does it: its element stays the active one.
    act(
      () => void button("Clear now").dispatchEvent(new FocusEvent("focusout", { bubbles: true })),
    );
    act(() => keyrack.changeClipboard({ state: "empty" }));
    expect(document.activeElement?.textContent).toBe("No key on the clipboard");
  });

  it("is left alone when it is elsewhere by then", async () => {
    const { keyrack } = await renderCopied();
    act(() => button("Clear now").focus());
    act(() => button("Settings").focus());
    act(() => button("Settings").blur());
    act(() => keyrack.changeClipboard({ state: "empty" }));
    expect(document.activeElement).toBe(document.body);
  });
});

describe("a key that could not be cleared", () => {
  it("is told aloud, in a place that was there before; its seconds never are", async () => {
    const { keyrack } = await renderCopied();
    const { connectionId } = liveConnection;
    const alarm = screen.getAllByRole("alert").find((alert) => alert.closest("footer") !== null);
    expect(alarm?.textContent).toBe("");
    act(() => keyrack.changeClipboard({ state: "not-cleared", connectionId, keyId: ariPost }));
    expect(alarm?.textContent).toContain("ARI Post key could not be cleared");
  });

  it("can be cleared once more, but not be kept", async () => {
    const { user, keyrack } = await renderCopied();
    const { connectionId } = liveConnection;
    act(() => keyrack.changeClipboard({ state: "not-cleared", connectionId, keyId: ariPost }));
    expect(pageText()).toContain("ARI Post key could not be cleared from the clipboard.");
    expect(buttons("Keep 30 s more")).toEqual([]);
    await user.click(button("Clear now"));
    expect(pageText()).toContain("No key on the clipboard");
  });
});

describe("the lease of a key whose time is not known to be right", () => {
  it("is drawn as over, not as more than whole", async () => {
    const keyrack = new FakeKeyrack();
    const { connectionId } = liveConnection;
    const past = "2020-01-01T00:00:00.000Z" as Instant;
    keyrack.clipboard = {
      state: "holds-key",
      connectionId,
      keyId: ariPost,
      keyCount: 1,
      copiedAt: past,
      clearsAt: past,
    };
    await renderApp(keyrack);
    expect(ring()).toMatchObject({ gone: 100, remaining: "0ms" });
  });
});
