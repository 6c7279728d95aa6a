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

/** @param {Page} page */
const showKeys = async (page) => {
  await sidebar(page).nth(0).click();
  await page.locator("table").nth(2).waitFor();
};

/** @param {Page} page */
const showCompanyKeys = async (page) => {
  await sidebar(page).nth(1).click();
  await page.locator("input[type=search]").waitFor();
  await page.locator("tbody button").first().waitFor();
};

/** @param {Page} page */
const addConnection = async (page) => {
  await sidebar(page).nth(2).click();
  await page.locator("main button").first().waitFor();
};

/**
 * What pictures are taken of, by the name in their files' names.
 *
 * @type {Readonly<Record<string, Scene>>}
 */
export const scenes = {
  keys: showKeys,
  revealed: async (page) => {
    await showKeys(page);
    await ariPostButtons(page).nth(1).click();
    await page.locator("footer button").waitFor();
    await ariPostButtons(page).nth(0).click();
    await page.locator("td code").waitFor();
  },
  refresh: async (page) => {
    await showKeys(page);
    await ariPostButtons(page).nth(2).click();
    await page.getByRole("alertdialog").waitFor();
  },
  company: showCompanyKeys,
  "company-revealed": async (page) => {
    await showCompanyKeys(page);
    await page.locator("tbody button[data-action=reveal]").nth(1).click();
    await page.locator("td code").waitFor();
  },
  "company-filtered": async (page) => {
    await showCompanyKeys(page);
    await page.locator("input[type=search]").fill("grandspa 198");
    await page.locator("button[aria-pressed]").first().click();
  },
  "company-create": async (page) => {
    await showCompanyKeys(page);
    await page.locator("tbody tr").first().locator("button").last().click();
    await page.getByRole("alertdialog").waitFor();
  },
  "add-connection": addConnection,
  connect: async (page) => {
    await addConnection(page);
    await page.locator("main button").nth(0).click();
    await page.locator("form").waitFor();
  },
  "connect-bokamera": async (page) => {
    await addConnection(page);
    await page.locator("main button").nth(1).click();
    await page.locator("form").waitFor();
  },
  settings: async (page) => {
    await sidebar(page).last().click();
    await page.locator("section").first().waitFor();
  },
};
