import { afterEach, expect, it } from "vitest";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { poll } from "./harness/poll.ts";
import { readSelection } from "./harness/xClipboard.ts";

let keyrack: RunningKeyrack;

afterEach(() => keyrack.close());

/** Presses Tab until the named control has the focus, as a person without a mouse does. */
async function tabTo(name: string): Promise<void> {
  await poll(
    `the focus to reach ${name}`,
    async () => {
      await keyrack.page.keyboard.press("Tab");
      return keyrack.page.evaluate((wanted) => {
        const focused = document.activeElement;
        const label = focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
        return label.includes(wanted);
      }, name);
    },
    { everyMs: 0, limitMs: 15_000 },
  );
}

it("needs no mouse from the welcome page to a refreshed key", async () => {
  keyrack = await launchKeyrack();
  const { page } = keyrack;
  await page.getByRole("button", { name: "Look around with the demo" }).waitFor();
  await tabTo("Look around with the demo");
  await page.keyboard.press("Enter");
  await page.getByRole("table", { name: "ARI keys" }).waitFor();

  await tabTo("Reveal ARI Post key");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Reveal ARI Post key" }).waitFor();

  await tabTo("Copy ARI Post key");
  await page.keyboard.press("Enter");
  await page.getByText("ARI Post key copied").waitFor();
  expect(await readSelection()).toHaveLength(48);

  await tabTo("Refresh ARI Post key");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Refresh ARI Post key?" });
  await dialog.waitFor();
  await tabTo("Refresh key");
  await page.keyboard.press("Enter");
  await page.getByText("The old key has stopped working").waitFor();
  await tabTo("Done");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
});

it("gives the focus back to where a dialog was opened", async () => {
  keyrack = await launchKeyrack({ demo: true });
  const { page } = keyrack;
  await page.getByRole("table", { name: "ARI keys" }).waitFor();
  await tabTo("Refresh ARI Post key");
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await expect.poll(focused).toBe("Refresh ARI Post key");
});
