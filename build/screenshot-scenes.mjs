/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {(page: Page) => Promise<void>} Scene brings the page into the state to be shown; it
 *   starts out loaded, and is loaded anew for each scene. Places, not texts: it runs in every
 *   language
 */

/** @param {Page} page */
const ariPostButtons = (page) =>
  page.locator("table").nth(1).locator("tbody tr").nth(1).locator("button");

/** @param {Page} page */
const sidebar = (page) => page.locator("nav button");

/**
 * What pictures are taken of, by the name in their files' names.
 *
 * @type {Readonly<Record<string, Scene>>}
 */
export const scenes = {
  keys: async () => {},
  revealed: async (page) => {
    await ariPostButtons(page).nth(1).click();
    await page.locator("footer button").waitFor();
    await ariPostButtons(page).nth(0).click();
    await page.locator("td code").waitFor();
  },
  refresh: async (page) => {
    await ariPostButtons(page).nth(2).click();
    await page.getByRole("alertdialog").waitFor();
  },
  connect: async (page) => {
    await sidebar(page).nth(1).click();
    await page.locator("main button").first().click();
    await page.locator("form").waitFor();
  },
  settings: async (page) => {
    await sidebar(page).last().click();
    await page.locator("section").first().waitFor();
  },
};
