import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, pageText, pass, renderApp, stopTheClock } from "./renderApp.tsx";

stopTheClock();

const passphrase = "four keys on a rack";
const another = "a rack of four keys";

async function renderSettings(state: Partial<AppState> = {}) {
  const keyrack = new FakeKeyrack(state);
  keyrack.passphrase = passphrase;
  const app = await renderApp(keyrack);
  await app.user.click(button("Settings"));
  return { ...app, keyrack };
}

const withPassphrase = { unlockWays: { touchId: false, passphrase: true } };

function section(): string {
  return screen.getByRole("region", { name: "Unlocking" }).textContent ?? "";
}

function field(label: "Present passphrase" | "New passphrase" | "New passphrase once more") {
  const found = screen.getByLabelText(label);
  if (!(found instanceof HTMLInputElement)) throw new Error("no field");
  return found;
}

/** What is said of a field that is wrong. */
function problemAt(label: Parameters<typeof field>[0]): string | null {
  const input = field(label);
  if (input.getAttribute("aria-invalid") !== "true") return null;
  return document.getElementById(input.getAttribute("aria-describedby") ?? "")?.textContent ?? null;
}

describe("the section about unlocking", () => {
  it.each([
    [{ touchId: false, passphrase: false }, "not a person who sits down at your computer"],
    [{ touchId: false, passphrase: true }, "Your passphrase unlocks Keyrack."],
    [{ touchId: true, passphrase: false }, "Touch ID unlocks Keyrack."],
    [{ touchId: true, passphrase: true }, "Touch ID or your passphrase unlocks Keyrack."],
  ])("says for %o what unlocks, and what that is worth", async (unlockWays, sentence) => {
    await renderSettings({ unlockWays });
    expect(section()).toContain(sentence);
    const isGuarded = unlockWays.touchId || unlockWays.passphrase;
    expect(section().includes("a program that runs under your account")).toBe(isGuarded);
    expect(section().includes("as with the lid closed")).toBe(
      unlockWays.touchId && !unlockWays.passphrase,
    );
  });

  it("needs a keychain for a passphrase, and says so", async () => {
    await renderSettings({ keychain: { state: "unavailable", reason: "no-service" } });
    expect(button("Set passphrase…")).toHaveProperty("disabled", true);
    expect(section()).toContain("which can't be used now");
  });
});

describe("setting a passphrase", () => {
  async function renderDialog() {
    const app = await renderSettings();
    await app.user.click(button("Set passphrase…"));
    return app;
  }

  it("takes it twice, tells that it can't be recovered, and says that it is set", async () => {
    const { user, keyrack } = await renderDialog();
    expect(screen.getByRole("alertdialog").textContent).toContain("Nobody can recover");
    expect(document.activeElement).toBe(field("New passphrase"));
    await user.keyboard(another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(keyrack.callsOf("setPassphrase").map(({ request }) => request)).toEqual([
      { current: null, next: another },
    ]);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(pageText()).toContain("Passphrase set.");
    await pass(50);
    expect(document.activeElement).toBe(button("Change passphrase…"));
  });

  it("reads aloud what is wrong, not the hint", async () => {
    const { user } = await renderDialog();
    const spoken = () =>
      [...screen.getByRole("alertdialog").querySelectorAll("[role=alert]")]
        .map(({ textContent }) => textContent)
        .join("");
    expect(screen.getByRole("alertdialog").textContent).toContain("At least 8 characters");
    expect(spoken()).toBe("");
    await user.keyboard("short{Enter}");
    expect(spoken()).toContain("at least 8 characters");
  });

  it("refuses one that is too short, before it is sent", async () => {
    const { user, keyrack } = await renderDialog();
    // Eight UTF-16 units, four characters.
    await user.type(field("New passphrase"), "🗝🗝🗝🗝");
    await user.type(field("New passphrase once more"), "🗝🗝🗝🗝{Enter}");
    expect(problemAt("New passphrase")).toContain("at least 8 characters");
    expect(document.activeElement).toBe(field("New passphrase"));
    expect(keyrack.callsOf("setPassphrase")).toEqual([]);
  });

  it("refuses two that differ, and wants both again", async () => {
    const { user, keyrack } = await renderDialog();
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}!{Enter}`);
    expect(problemAt("New passphrase once more")).toContain("not the same");
    expect(field("New passphrase").value).toBe("");
    expect(field("New passphrase once more").value).toBe("");
    expect(keyrack.callsOf("setPassphrase")).toEqual([]);
  });

  it("empties its fields before the answer, and can't be closed meanwhile", async () => {
    const { user, keyrack } = await renderDialog();
    keyrack.hold("setPassphrase");
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(field("New passphrase").value).toBe("");
    expect(field("New passphrase once more").value).toBe("");
    await user.keyboard("{Escape}");
    expect(screen.getByRole("alertdialog")).toBeDefined();
    keyrack.release("setPassphrase");
    await pass(0);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("empties its fields when it is closed, or the app is locked", async () => {
    const { user, keyrack } = await renderDialog();
    const first = field("New passphrase");
    await user.type(first, another);
    await user.keyboard("{Escape}");
    expect(first.value).toBe("");
    await user.click(button("Set passphrase…"));
    const second = field("New passphrase");
    await user.type(second, another);
    await act(async () => keyrack.lockFor("idle"));
    expect(second.value).toBe("");
  });

  it.each<[AppError, string]>([
    [{ kind: "passphrase-too-short", shortest: 12 }, "at least 12 characters"],
  ])("tells at the new one what main does not like of it: %o", async (error, sentence) => {
    const { user, keyrack } = await renderDialog();
    keyrack.fail("setPassphrase", error);
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(problemAt("New passphrase")).toContain(sentence);
  });

  it("tells below the fields what is wrong with none of them", async () => {
    const { user, keyrack } = await renderDialog();
    keyrack.fail("setPassphrase", { kind: "keychain-unavailable" });
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(problemAt("New passphrase")).toBeNull();
    expect(screen.getByRole("alertdialog").textContent).toContain("Nothing was changed.");
    expect(document.activeElement).toBe(field("New passphrase"));
  });
});

describe("changing the passphrase", () => {
  it("takes the present one as well", async () => {
    const { user, keyrack } = await renderSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    await user.type(field("Present passphrase"), passphrase);
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), another);
    await user.click(button("Change passphrase"));
    expect(keyrack.passphrase).toBe(another);
    expect(pageText()).toContain("Passphrase changed.");
  });

  it("tells at the present one that it is wrong, and waits as long as main says", async () => {
    const { user, keyrack } = await renderSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    keyrack.fail("setPassphrase", { kind: "passphrase-wrong", retryAfterMs: 5_000 });
    await user.type(field("Present passphrase"), "a guess");
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(problemAt("Present passphrase")).toContain("That is not the passphrase.");
    expect(document.activeElement).toBe(field("Present passphrase"));
    expect(button("Try again in 5 s")).toHaveProperty("disabled", true);
    expect(problemAt("Present passphrase")).toContain("the next try waits 5 s");
    await pass(5_000);
    expect(button("Change passphrase")).toHaveProperty("disabled", false);
    expect(problemAt("Present passphrase")).toContain("That is not the passphrase.");
    expect(problemAt("Present passphrase")).not.toContain("5 s");
  });

  it("says nothing more of too many tries once their pause is over", async () => {
    const { user, keyrack } = await renderSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    keyrack.fail("setPassphrase", { kind: "unlock-paused", retryAfterMs: 60_000 });
    await user.type(field("Present passphrase"), passphrase);
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(problemAt("Present passphrase")).toContain("Try again in 1:00 min.");
    expect(button("Try again in 1:00 min")).toBeDefined();
    await pass(60_000);
    expect(problemAt("Present passphrase")).toBeNull();
  });

  it("keeps the new ones while the present one is missing", async () => {
    const { user } = await renderSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    await user.type(field("New passphrase"), another);
    await user.type(field("New passphrase once more"), `${another}{Enter}`);
    expect(problemAt("Present passphrase")).toContain("Enter your present passphrase");
    expect(field("New passphrase").value).toBe(another);
    expect(field("New passphrase once more").value).toBe(another);
  });

  it("keeps the present one while the new ones are wrong", async () => {
    const { user } = await renderSettings(withPassphrase);
    await user.click(button("Change passphrase…"));
    await user.type(field("Present passphrase"), passphrase);
    await user.type(field("New passphrase"), "short{Enter}");
    expect(field("Present passphrase").value).toBe(passphrase);
    expect(field("New passphrase").value).toBe("");
  });
});

describe("removing the passphrase", () => {
  it("takes the present one, and says what unlocks then", async () => {
    const { user, keyrack } = await renderSettings(withPassphrase);
    await user.click(button("Remove passphrase…"));
    expect(screen.getByRole("alertdialog").textContent).toContain("anybody can press it");
    await user.keyboard(`${passphrase}{Enter}`);
    expect(keyrack.callsOf("setPassphrase").map(({ request }) => request)).toEqual([
      { current: passphrase, next: null },
    ]);
    expect(pageText()).toContain("Passphrase removed.");
    expect(section()).toContain("A button unlocks Keyrack");
    await pass(50);
    expect(document.activeElement).toBe(button("Set passphrase…"));
  });

  it("leaves Touch ID where there is one", async () => {
    const { user } = await renderSettings({ unlockWays: { touchId: true, passphrase: true } });
    await user.click(button("Remove passphrase…"));
    expect(screen.getByRole("alertdialog").textContent).toContain("only Touch ID");
  });

  it("sends nothing without the present one", async () => {
    const { user, keyrack } = await renderSettings(withPassphrase);
    await user.click(button("Remove passphrase…"));
    await user.keyboard("{Enter}");
    expect(problemAt("Present passphrase")).toContain("Enter your present passphrase");
    expect(keyrack.callsOf("setPassphrase")).toEqual([]);
  });
});
