import { afterEach, expect, it, onTestFinished } from "vitest";
import { userOf } from "./harness/connectBokamera.ts";
import { startDemoServer } from "./harness/demoServer.ts";
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
        const own = focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
        const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : [];
        return [own, ...labels.map((label) => label.textContent)].join(" ").includes(wanted);
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
  await dialog.getByRole("textbox").waitFor();
  await tabTo("Type ARI POST to confirm");
  await page.keyboard.type("ari post");
  await tabTo("Refresh key");
  await page.keyboard.press("Enter");
  await page.getByText("Enter never refreshes").waitFor();
  // It takes no press in the first moment after it became available.
  const isReady = () => dialog.getByRole("button", { name: "Refresh key" }).isEnabled();
  await expect.poll(isReady).toBe(true);
  await page.keyboard.press("Space");
  await dialog.waitFor({ state: "detached" });

  await tabTo("Place");
  await page.keyboard.type("Channel manager");
  await page.keyboard.press("Enter");
  const place = page.getByRole("checkbox", { name: "Channel manager" });
  await place.waitFor();
  await tabTo("Channel manager");
  await page.keyboard.press("Space");
  await page.getByText("no longer held on this computer").waitFor();
  await tabTo("Done");
  await page.keyboard.press("Enter");
  await page.getByText("No refresh is open").waitFor();
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

it("needs no mouse from the connect form to a company key that was found and created", async () => {
  const server = await startDemoServer();
  onTestFinished(() => server.stop());
  keyrack = await launchKeyrack();
  const { page } = keyrack;
  const user = userOf(server, "bookingsupplier-administrator-write");
  await page.getByRole("button", { name: "Connect BokaMera" }).waitFor();
  await tabTo("Connect BokaMera");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Name" }).waitFor();
  await page.keyboard.type("Grand Spa");
  await page.keyboard.press("Tab");
  // From the platform's own system to addresses of one's own.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const fields = [
    ["API address", server.origin],
    ["Identity server address", server.origin],
    ["E-mail", user.email],
    ["Password", user.password],
  ] as const;
  for (const [label, words] of fields) {
    await tabToField(label);
    await page.keyboard.type(words);
  }
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "Company keys" });
  await table.waitFor();

  await page.keyboard.press("Control+F");
  await page.keyboard.type("lagret");
  await expect.poll(() => table.getByRole("button", { name: /^Reveal/ }).count()).toBe(1);
  await tabTo("Reveal company key");
  await page.keyboard.press("Enter");
  await table.getByRole("button", { name: /^Hide/ }).waitFor();
  await tabTo("Copy company key");
  await page.keyboard.press("Enter");
  await page.getByText("copied. It is cleared").waitFor();
  expect(await readSelection()).toHaveLength(36);

  await tabTo("Create a replacement for");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await dialog.waitFor();
  await tabTo("Create key");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: /^Replacement key created for/ }).waitFor();
  await tabTo("Copy text");
  await page.keyboard.press("Enter");
  await page.getByText("The text is on the clipboard").waitFor();
  await tabTo("Company keys");
  await page.keyboard.press("Enter");
  await table.waitFor();
});

/** Presses Tab until the field of this label has the focus. */
async function tabToField(label: string): Promise<void> {
  const field = keyrack.page.getByLabel(label, { exact: true });
  await poll(
    `the focus to reach ${label}`,
    async () => {
      await keyrack.page.keyboard.press("Tab");
      return field.evaluate((element) => element === document.activeElement);
    },
    { everyMs: 0, limitMs: 15_000 },
  );
}
