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

/** @param {Page} page */
const openSettings = async (page) => {
  await sidebar(page).nth(-2).click();
  await page.locator("section").first().waitFor();
};

/** @param {Page} page */
const openActivity = async (page) => {
  await sidebar(page).nth(-3).click();
  await page.locator("tr[data-index] button").first().waitFor();
};

/** The one that a scene sets; it guards nothing. */
const passphrase = "four keys on a rack";

/**
 * @param {Page} page
 * @param {string} name of a call of the contract
 * @param {unknown} [request]
 * @returns {Promise<{ ok: boolean }>}
 */
const callMain = (page, name, request) =>
  page.evaluate(
    ([call, argument]) => Reflect.get(globalThis, "keyrack")[String(call)](argument),
    [name, request],
  );

/** @param {Page} page */
const lockApp = async (page) => {
  await callMain(page, "lock");
  await page.locator("main:not(nav ~ main)").waitFor();
};

/**
 * What the scene before has left behind: the app unlocked, and by a button.
 *
 * @param {Page} page
 */
export const startOver = async (page) => {
  await callMain(page, "unlock", { way: "plain" });
  const hadPassphrase = await callMain(page, "unlock", { way: "passphrase", passphrase });
  if (hadPassphrase.ok) await callMain(page, "setPassphrase", { current: passphrase, next: null });
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
    await page.locator("footer button").first().waitFor();
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
  activity: async (page) => {
    await showCompanyKeys(page);
    await page.locator("tbody button[data-action=reveal]").nth(1).click();
    await page.locator("td code").waitFor();
    await openActivity(page);
  },
  "activity-entry": async (page) => {
    await openActivity(page);
    await page.locator("input[type=search]").fill("ari");
    await page.locator("tr[data-index] button").first().click();
    await page.getByRole("dialog").waitFor();
  },
  settings: openSettings,
  "settings-end": async (page) => {
    await openSettings(page);
    await page.locator("main").evaluate((main) => main.scrollTo(0, main.scrollHeight));
  },
  passphrase: async (page) => {
    await openSettings(page);
    await page.locator("main section button").first().click();
    await page.getByRole("alertdialog").waitFor();
  },
  lock: lockApp,
  "lock-passphrase": async (page) => {
    await callMain(page, "setPassphrase", { current: null, next: passphrase });
    await lockApp(page);
    await page.locator("input").fill("a guess");
    await page.keyboard.press("Enter");
    await page.locator("input[aria-invalid=true]").waitFor();
  },
};
