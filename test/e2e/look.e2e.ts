import type { Page } from "playwright-core";
import { afterEach, expect, it } from "vitest";
import { findViolations } from "./harness/axe.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { askToRefresh } from "./harness/refreshing.ts";

let keyrack: RunningKeyrack;

afterEach(() => keyrack.close());

/** Every page and dialog, by the steps that lead there from the one before it. */
const pages: ReadonlyArray<readonly [name: string, open: (page: Page) => Promise<void>]> = [
  ["welcome", async (page) => page.getByRole("button", { name: "Look around" }).waitFor()],
  [
    "connect form",
    async (page) => {
      await page.getByRole("button", { name: "Connect Bakuun" }).click();
      await page.getByRole("button", { name: "Connect", exact: true }).click();
      await page.getByText("Give the connection a name").waitFor();
    },
  ],
  [
    "keys",
    async (page) => {
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Look around" }).click();
      await page.getByRole("table", { name: "ARI keys" }).waitFor();
    },
  ],
  [
    "a revealed and a copied key",
    async (page) => {
      await page.getByRole("button", { name: "Copy ARI Post key" }).click();
      await page.getByText("ARI Post key copied").waitFor();
      await page.getByRole("button", { name: "Reveal ARI Post key" }).click();
      await page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
    },
  ],
  [
    "refresh dialog",
    async (page) => {
      await askToRefresh(page, "ARI Post");
    },
  ],
  [
    "refresh result",
    async (page) => {
      await page.getByRole("button", { name: "Refresh key" }).click();
      await page.getByText("stopped working on").waitFor();
    },
  ],
  [
    "company keys",
    async (page) => {
      await page.getByRole("button", { name: "Grand Spa" }).click();
      await page.getByRole("table", { name: "Company keys" }).waitFor();
    },
  ],
  [
    "filtered company keys, one of them revealed",
    async (page) => {
      await page.getByRole("searchbox", { name: "Filter" }).fill("lagret");
      await page.getByText("1 of 8 keys").waitFor();
      await page.getByRole("button", { name: /^Reveal company key/ }).click();
      await page.getByRole("button", { name: /^Hide company key/ }).waitFor();
    },
  ],
  [
    "create dialog",
    async (page) => {
      await page.getByRole("button", { name: "Create key…" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  ],
  [
    "created key",
    async (page) => {
      await page.getByRole("button", { name: "Create key", exact: true }).click();
      await page.getByText("Key created").waitFor();
    },
  ],
  [
    "BokaMera's connect form",
    async (page) => {
      await page.getByRole("button", { name: "Done" }).click();
      await page.getByRole("button", { name: "Add connection" }).click();
      await page.getByRole("button", { name: "Connect BokaMera" }).click();
      await page.getByRole("button", { name: "Connect", exact: true }).click();
      await page.getByText("Give the connection a name").waitFor();
    },
  ],
  [
    "settings",
    async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("heading", { name: "Settings" }).waitFor();
    },
  ],
  [
    "remove dialog",
    async (page) => {
      await page.getByRole("button", { name: "Remove Grand Spa" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  ],
];

it.each(["light", "dark"] as const)("has no accessibility violation in %s", async (colorScheme) => {
  keyrack = await launchKeyrack();
  await keyrack.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const found: Record<string, unknown> = {};
  for (const [name, open] of pages) {
    await open(keyrack.page);
    found[name] = await findViolations(keyrack.page);
  }
  expect(found).toEqual(Object.fromEntries(pages.map(([name]) => [name, []])));
});

it("speaks Swedish where the system does, and changes at once when asked", async () => {
  keyrack = await launchKeyrack({ demo: true, language: "sv" });
  await keyrack.page.getByRole("table", { name: "ARI-nycklar" }).waitFor();
  expect(await keyrack.page.locator("html").getAttribute("lang")).toBe("sv");
  await keyrack.page.getByRole("button", { name: "Inställningar" }).click();
  await keyrack.page.getByText("English", { exact: true }).click();
  await keyrack.page.getByRole("heading", { name: "Settings" }).waitFor();
  const menu = await keyrack.app.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label) ?? [],
  );
  expect(menu).toContain("File");

  const { userDataDir } = keyrack;
  await keyrack.close();
  keyrack = await launchKeyrack({ userDataDir, language: "sv" });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
});

it.each([
  [1100, 760],
  [900, 600],
])(
  "shows the whole of a revealed key in a window of %i by %i, and nothing scrolls sideways",
  async (width, height) => {
    keyrack = await launchKeyrack({ demo: true });
    await keyrack.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await keyrack.page.getByRole("button", { name: "Reveal ARI Post key" }).click();
    await keyrack.page.getByRole("button", { name: "Hide ARI Post key" }).waitFor();
    expect(await findOverflowing(keyrack.page)).toEqual([]);
    await keyrack.page.getByRole("button", { name: "Grand Spa" }).click();
    await keyrack.page.getByRole("table", { name: "Company keys" }).waitFor();
    await keyrack.page
      .getByRole("button", { name: /^Reveal company key/ })
      .first()
      .click();
    await keyrack.page.getByRole("button", { name: /^Hide company key/ }).waitFor();
    expect(await findOverflowing(keyrack.page)).toEqual([]);
  },
);

/**
 * What is wider than its place, and what of a revealed key is not all to be seen. A fact that ends
 * in an ellipsis, and whose tooltip tells it whole, is meant to be.
 */
function findOverflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main, table, td, td *")]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 ||
          (element.tagName === "CODE" && element.scrollHeight > element.clientHeight + 1),
      )
      .filter((element) => getComputedStyle(element).display !== "inline")
      .filter(
        (element) =>
          getComputedStyle(element).textOverflow !== "ellipsis" || !element.hasAttribute("title"),
      )
      // What only a screen reader gets is one pixel wide.
      .filter((element) => element.clientWidth > 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
}
