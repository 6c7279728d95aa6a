import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { confirm, guardMs, renderAsked, write } from "./refreshOnPage.tsx";
import { button, pageText, pass, stopTheClock } from "./renderApp.tsx";

stopTheClock();

function isUnavailable(name: RegExp | string): boolean {
  const found = [...document.querySelectorAll("button")].find(({ textContent }) =>
    typeof name === "string" ? textContent === name : name.test(textContent),
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found.getAttribute("aria-disabled") === "true";
}

describe("unlocking once more", () => {
  const secret = "correct horse battery";

  function passphraseKeyrack(): FakeKeyrack {
    const keyrack = new FakeKeyrack({ unlockWays: { touchId: false, passphrase: true } });
    keyrack.passphrase = secret;
    return keyrack;
  }

  it("takes the passphrase, which leaves its field with the call", async () => {
    const keyrack = passphraseKeyrack();
    const { user } = await renderAsked(keyrack);
    write(/^Type /, "ARI POST");
    await pass(guardMs);
    expect(isUnavailable("Refresh key")).toBe(true);
    write("Your Keyrack passphrase", secret);
    await pass(guardMs);
    keyrack.hold("refreshKeys");
    await user.click(button("Refresh key"));
    expect(keyrack.callsOf("refreshKeys")[0]?.request).toMatchObject({
      stepUp: { way: "passphrase", passphrase: secret },
    });
    expect(screen.getByLabelText("Your Keyrack passphrase")).toHaveProperty("value", "");
  });

  it("leads back to the empty field after a wrong one, with the rest as it was", async () => {
    const keyrack = passphraseKeyrack();
    const { user, dialog } = await renderAsked(keyrack);
    write("Your Keyrack passphrase", "wrong");
    await confirm(user);
    const field = screen.getByLabelText("Your Keyrack passphrase");
    expect(dialog.textContent).toContain("That is not the passphrase.");
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty("value", "");
    expect(screen.getByLabelText(/^Type /)).toHaveProperty("value", "ARI POST");
    expect(isUnavailable("Refresh key")).toBe(true);
    write("Your Keyrack passphrase", secret);
    await confirm(user);
    expect(keyrack.app.refreshes).toHaveLength(1);
  });

  it("waits as long as main wants after too many wrong ones", async () => {
    const keyrack = passphraseKeyrack();
    keyrack.fail("refreshKeys", { kind: "unlock-paused", retryAfterMs: 30_000 });
    const { user } = await renderAsked(keyrack);
    write("Your Keyrack passphrase", secret);
    await confirm(user);
    write("Your Keyrack passphrase", secret);
    await pass(1_000);
    expect(isUnavailable(/^Refresh in \d+ s$/)).toBe(true);
    await pass(30_000);
    await pass(guardMs);
    expect(isUnavailable("Refresh key")).toBe(false);
    expect(pageText()).not.toContain("Too many");
  });

  it("forgets the passphrase that was not sent", async () => {
    const { user } = await renderAsked(passphraseKeyrack());
    write("Your Keyrack passphrase", secret);
    const field = screen.getByLabelText("Your Keyrack passphrase");
    await user.keyboard("{Escape}");
    expect(field).toHaveProperty("value", "");
  });

  it("says on the button that it asks for Touch ID, and can be tried again", async () => {
    const keyrack = new FakeKeyrack({ unlockWays: { touchId: true, passphrase: false } });
    keyrack.fail("refreshKeys", { kind: "touch-id-refused" });
    const { user, dialog } = await renderAsked(keyrack);
    await confirm(user, "Refresh key with Touch ID");
    expect(keyrack.callsOf("refreshKeys")[0]?.request).toMatchObject({
      stepUp: { way: "touch-id" },
    });
    expect(dialog.textContent).toContain("Touch ID did not recognise you");
    keyrack.succeed("refreshKeys");
    await confirm(user, "Refresh key with Touch ID");
    expect(keyrack.app.refreshes).toHaveLength(1);
  });

  it("says what to do when the keychain can't be asked for it", async () => {
    const keyrack = passphraseKeyrack();
    keyrack.fail("refreshKeys", { kind: "keychain-unavailable" });
    const { user, dialog } = await renderAsked(keyrack);
    write("Your Keyrack passphrase", secret);
    await confirm(user);
    expect(dialog.textContent).toContain("Nothing was sent. Unlock the keychain");
  });
});
