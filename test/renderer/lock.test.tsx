import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { KeyId } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import type { UnlockWays } from "../../shared/lock.ts";
import { liveConnection } from "../fakes/fakeAppState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, buttons, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const passphrase = "four keys on a rack";

async function renderLocked(ways: Partial<UnlockWays> = {}) {
  const keyrack = new FakeKeyrack({ unlockWays: { touchId: false, passphrase: false, ...ways } });
  keyrack.passphrase = passphrase;
  const app = await renderApp(keyrack);
  await act(async () => keyrack.lockFor("idle"));
  return { ...app, keyrack };
}

function field(): HTMLInputElement {
  const found = screen.getByLabelText("Passphrase");
  if (!(found instanceof HTMLInputElement)) throw new Error("no field");
  return found;
}

/** What is read aloud at the moment. */
function alerts(): string {
  return screen
    .getAllByRole("alert")
    .map(({ textContent }) => textContent)
    .join(" ")
    .trim();
}

function isLocked(): boolean {
  return screen.queryByRole("heading", { name: "Keyrack is locked" }) !== null;
}

describe("the locked app", () => {
  it("shows nothing but the lock page, and says why", async () => {
    await renderLocked();
    expect(screen.getAllByRole("heading").map((found) => found.textContent)).toEqual([
      "Keyrack is locked",
    ]);
    expect(pageText()).toContain("Locked after 15 minutes without activity");
    expect(pageText()).not.toContain("Grand Hotel");
    expect(pageText()).not.toContain("1f9c");
    expect(buttons("Unlock")).toHaveLength(1);
    expect(document.querySelectorAll("button")).toHaveLength(1);
  });

  it.each([
    ["user", "You locked it"],
    ["suspend", "Locked because the computer went to sleep"],
    ["screen-lock", "Locked because the screen was locked"],
    ["start", "Locked from the start"],
  ] as const)("says that it was %s", async (reason, sentence) => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    await act(async () => keyrack.lockFor(reason));
    expect(pageText()).toContain(sentence);
  });

  it("follows the language", async () => {
    const { keyrack } = await renderLocked();
    await act(async () => keyrack.changeApp({ locale: "sv" }));
    expect(screen.getByRole("heading", { name: "Keyrack är låst" })).toBeDefined();
  });

  it("hides a revealed key and keeps none of it", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Reveal ARI Post key"));
    const secret = keyrack.secretOf("ari-post" as KeyId);
    const shown = screen.getByText(secret).firstChild;
    await act(async () => keyrack.lockFor("idle"));
    expect(pageText()).not.toContain(secret);
    expect(shown?.nodeValue).toBe("");
  });

  it("forgets the lists, also one that is on its way", async () => {
    const keyrack = new FakeKeyrack();
    const { queryClient } = await renderApp(keyrack);
    expect(queryClient.getQueryCache().getAll()).not.toEqual([]);
    keyrack.hold("listKeys");
    keyrack.chooseFromMenu("reload-keys");
    await act(async () => keyrack.lockFor("idle"));
    keyrack.release("listKeys");
    await pass(0);
    expect(queryClient.getQueryCache().getAll()).toEqual([]);
  });

  it("keeps no message of before, and takes none from a call that answers late", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(button("Copy ARI Read key"));
    expect(pageText()).toContain("ARI Read key copied");
    keyrack.hold("copyKey");
    await user.click(button("Copy ARI Post key"));
    keyrack.fail("copyKey", { kind: "locked" });
    await act(async () => keyrack.lockFor("idle"));
    keyrack.release("copyKey");
    await pass(0);
    expect(isLocked()).toBe(true);
    expect(pageText()).not.toContain("copied");
    expect(pageText()).not.toContain("Nothing was sent");
    await user.click(button("Unlock"));
    expect(pageText()).not.toContain("Nothing was sent");
  });

  it("takes an open question away, and the keyboard to the passphrase", async () => {
    const keyrack = new FakeKeyrack({ unlockWays: { touchId: false, passphrase: true } });
    const { user } = await renderApp(keyrack);
    await user.click(button("Refresh ARI Post key"));
    await act(async () => keyrack.lockFor("screen-lock"));
    await pass(50);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(document.activeElement).toBe(field());
  });

  it("does nothing that the menu asks of the page", async () => {
    const { keyrack } = await renderLocked();
    const asked = keyrack.callsOf("listKeys").length;
    act(() => keyrack.chooseFromMenu("reload-keys"));
    await pass(0);
    expect(keyrack.callsOf("listKeys")).toHaveLength(asked);
  });

  it("does not say that the lock cleared what it found at the start", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    await act(async () => keyrack.lockFor("start"));
    await pass(0);
    expect(pageText()).toContain("Keys are hidden");
    expect(pageText()).not.toContain("none is on the clipboard");
  });
});

describe("the clipboard, on the lock page", () => {
  const { connectionId } = liveConnection;
  const notCleared = {
    state: "not-cleared",
    connectionId,
    keyId: "ari-post" as KeyId,
  } as const;

  async function renderNotCleared(ways: Partial<UnlockWays> = {}) {
    const app = await renderLocked(ways);
    act(() => app.keyrack.changeClipboard(notCleared));
    return app;
  }

  it("is not called empty before main has told", async () => {
    const keyrack = new FakeKeyrack();
    await renderApp(keyrack);
    keyrack.hold("getClipboardState");
    await act(async () => keyrack.lockFor("idle"));
    expect(pageText()).not.toContain("none is on the clipboard");
    keyrack.release("getClipboardState");
    await pass(0);
    expect(pageText()).toContain("none is on the clipboard");
  });

  it("is said aloud to hold a key that could not be cleared", async () => {
    const { keyrack } = await renderLocked();
    const [region] = screen.getAllByRole("alert");
    expect(alerts()).toBe("");
    act(() => keyrack.changeClipboard(notCleared));
    expect(region?.textContent).toContain("A key could not be cleared");
    expect(pageText()).not.toContain("none is on the clipboard");
  });

  it.each([
    [false, () => button("Unlock")],
    [true, () => field()],
  ])("is cleared by a press, which leads on to unlocking: %s", async (hasPassphrase, control) => {
    const { user } = await renderNotCleared({ passphrase: hasPassphrase });
    await user.click(button("Clear now"));
    expect(pageText()).toContain("none is on the clipboard");
    expect(document.activeElement).toBe(control());
  });

  it("leads on to unlocking when it is cleared by itself", async () => {
    const { user, keyrack } = await renderNotCleared();
    await user.tab({ shift: true });
    expect(document.activeElement).toBe(button("Clear now"));
    act(() => keyrack.changeClipboard({ state: "empty" }));
    expect(document.activeElement).toBe(button("Unlock"));
  });

  it("is said aloud to hold the key still, with every try", async () => {
    const { user, keyrack } = await renderNotCleared();
    keyrack.clearClipboard = () => Promise.resolve({ ok: true, value: notCleared });
    await user.click(button("Clear now"));
    const said = screen.getByText("Still there.", { exact: false });
    expect(said.closest("[role=alert]")).not.toBeNull();
    expect(document.activeElement).toBe(button("Clear now"));
    keyrack.clearClipboard = () => Promise.resolve({ ok: false, error: { kind: "internal" } });
    await user.click(button("Clear now"));
    expect(screen.getByText("Still there.", { exact: false })).not.toBe(said);
  });
});

describe("locking by hand", () => {
  it("is a button at the foot of the sidebar", async () => {
    const keyrack = new FakeKeyrack();
    const { user } = await renderApp(keyrack);
    await user.click(screen.getByRole("button", { name: "Lock now" }));
    expect(isLocked()).toBe(true);
  });

  it("says why it could not be done", async () => {
    const keyrack = new FakeKeyrack();
    keyrack.fail("lock", { kind: "internal" });
    const { user } = await renderApp(keyrack);
    await user.click(screen.getByRole("button", { name: "Lock now" }));
    expect(pageText()).toContain("Keyrack made a mistake of its own.");
  });
});

describe("unlocking by the button", () => {
  it("needs no more than Enter, and leads the keyboard into the page", async () => {
    const { user, keyrack } = await renderLocked();
    expect(document.activeElement).toBe(button("Unlock"));
    await user.keyboard("{Enter}");
    await pass(50);
    expect(keyrack.callsOf("unlock").map(({ request }) => request)).toEqual([{ way: "plain" }]);
    expect(screen.getByRole("heading", { name: "API keys" })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("main"));
  });

  it("lists the keys anew", async () => {
    const { user, keyrack } = await renderLocked();
    const asked = keyrack.callsOf("listKeys").length;
    await user.click(button("Unlock"));
    expect(keyrack.callsOf("listKeys")).toHaveLength(asked + 1);
  });

  it("can be pressed again when the app is locked anew by the time of the answer", async () => {
    const { user, keyrack } = await renderLocked();
    keyrack.unlock = () => Promise.resolve({ ok: true, value: keyrack.app });
    await user.click(button("Unlock"));
    expect(isLocked()).toBe(true);
    expect(button("Unlock").getAttribute("aria-disabled")).toBeNull();
  });

  it("says why it stays locked", async () => {
    const { user, keyrack } = await renderLocked();
    keyrack.fail("unlock", { kind: "unlock-refused" });
    await user.click(button("Unlock"));
    expect(alerts()).toContain("unlocked in another way now");
    expect(isLocked()).toBe(true);
  });
});

describe("unlocking by the passphrase", () => {
  it("takes what is written at Enter, from the field that has the focus", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    expect(document.activeElement).toBe(field());
    expect(field().type).toBe("password");
    await user.keyboard(`${passphrase}{Enter}`);
    expect(keyrack.callsOf("unlock").map(({ request }) => request)).toEqual([
      { way: "passphrase", passphrase },
    ]);
    expect(isLocked()).toBe(false);
  });

  it("empties the field before the answer, and tries once", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    keyrack.hold("unlock");
    const input = field();
    await user.keyboard(`${passphrase}{Enter}{Enter}`);
    expect(input.value).toBe("");
    expect(keyrack.callsOf("unlock")).toHaveLength(1);
    keyrack.release("unlock");
    await pass(0);
  });

  it("empties the field when the page goes", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    const input = field();
    await user.keyboard("half of it");
    await act(async () => keyrack.changeApp({ lock: { state: "unlocked" } }));
    expect(input.value).toBe("");
  });

  it("sends nothing for an empty field", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("unlock")).toEqual([]);
  });

  it("says that it was wrong, aloud, and takes the next one", async () => {
    const { user } = await renderLocked({ passphrase: true });
    await user.keyboard("wrong one{Enter}");
    expect(alerts()).toContain("That is not the passphrase.");
    expect(field().value).toBe("");
    expect(document.activeElement).toBe(field());
    await user.keyboard(`${passphrase}{Enter}`);
    expect(isLocked()).toBe(false);
  });

  it.each<AppError>([
    { kind: "passphrase-wrong", retryAfterMs: 5_000 },
    { kind: "unlock-paused", retryAfterMs: 5_000 },
  ])("counts the pause down and tries nothing meanwhile: $kind", async (error) => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    keyrack.fail("unlock", error);
    await user.keyboard("wrong one{Enter}");
    expect(alerts()).toContain("5 s");
    await pass(2_000);
    expect(button("Unlock in 3 s")).toHaveProperty("disabled", true);
    await user.keyboard(`${passphrase}{Enter}`);
    expect(keyrack.callsOf("unlock")).toHaveLength(1);
    await pass(3_000);
    expect(button("Unlock")).toHaveProperty("disabled", false);
    expect(alerts()).not.toContain("5 s");
    keyrack.succeed("unlock");
    await user.keyboard("{Enter}");
    expect(isLocked()).toBe(false);
  });

  it("leads back to the field from a button that has to wait", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    keyrack.fail("unlock", { kind: "passphrase-wrong", retryAfterMs: 5_000 });
    await user.type(field(), "wrong one");
    await user.click(button("Unlock"));
    expect(document.activeElement).toBe(field());
  });

  it("tells minutes of a long pause", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    keyrack.fail("unlock", { kind: "unlock-paused", retryAfterMs: 300_000 });
    await user.keyboard("wrong one{Enter}");
    expect(button("Unlock in 5:00 min")).toBeDefined();
    expect(alerts()).toContain("Try again in 5:00 min.");
  });

  it("speaks of the passphrase, not of a token, when the keychain can't be asked", async () => {
    const { user, keyrack } = await renderLocked({ passphrase: true });
    keyrack.fail("unlock", { kind: "keychain-unavailable" });
    await user.keyboard("wrong one{Enter}");
    expect(alerts()).toContain("so Keyrack stays locked");
  });

  it("tells what helps whoever has forgotten it", async () => {
    await renderLocked({ passphrase: true });
    expect(pageText()).toContain("remove the entry “unlock-passphrase”");
  });
});

describe("unlocking by Touch ID", () => {
  it("asks at a press, never by itself", async () => {
    const { user, keyrack } = await renderLocked({ touchId: true });
    expect(keyrack.callsOf("unlock")).toEqual([]);
    expect(document.activeElement).toBe(button("Unlock with Touch ID"));
    await user.keyboard("{Enter}");
    expect(keyrack.callsOf("unlock").map(({ request }) => request)).toEqual([{ way: "touch-id" }]);
    expect(isLocked()).toBe(false);
  });

  it("stays locked for a finger that it does not know", async () => {
    const { user, keyrack } = await renderLocked({ touchId: true });
    keyrack.isRecognised = false;
    await user.click(button("Unlock with Touch ID"));
    expect(alerts()).toContain("Touch ID did not recognise you");
    expect(isLocked()).toBe(true);
  });

  it("ends no pause of the passphrase", async () => {
    const { user, keyrack } = await renderLocked({ touchId: true, passphrase: true });
    keyrack.fail("unlock", { kind: "passphrase-wrong", retryAfterMs: 5_000 });
    await user.keyboard("wrong one{Enter}");
    keyrack.fail("unlock", { kind: "touch-id-refused" });
    await user.click(button("Unlock with Touch ID"));
    expect(button("Unlock in 5 s")).toHaveProperty("disabled", true);
  });

  it("stands beside the passphrase, each with its own failure", async () => {
    const { user, keyrack } = await renderLocked({ touchId: true, passphrase: true });
    keyrack.isRecognised = false;
    expect(document.activeElement).toBe(field());
    await user.click(button("Unlock with Touch ID"));
    expect(field().getAttribute("aria-invalid")).toBe("false");
    await user.type(field(), `${passphrase}{Enter}`);
    expect(isLocked()).toBe(false);
  });
});
