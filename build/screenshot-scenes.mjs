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
 * @returns {Promise<any>}
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
 * Refreshes a key of the demo, past the question about it.
 *
 * @param {Page} page
 * @param {readonly string[]} keyIds
 */
const refreshKeys = (page, keyIds) =>
  page.evaluate(async (wanted) => {
    const keyrack = Reflect.get(globalThis, "keyrack");
    const listed = await keyrack.listKeys({ connectionId: "demo" });
    const keys = wanted.map((keyId) => {
      const row = listed.value.rows.find(
        (/** @type {{ keyId: string }} */ one) => one.keyId === keyId,
      );
      return { keyId, version: row.version };
    });
    const request = { connectionId: "demo", keys, resumes: null };
    const { preparationId, confirmation } = (await keyrack.prepareRefresh(request)).value;
    await keyrack.refreshKeys({ preparationId, typed: confirmation.typed ?? "", stepUp: null });
  }, keyIds);

/** @param {Page} page */
const openRefreshes = async (page) => {
  await sidebar(page).nth(-4).click();
  await page.locator("main section h2").first().waitFor();
};

/** @param {Page} page */
const dismissRefreshes = (page) =>
  page.evaluate(async () => {
    const keyrack = Reflect.get(globalThis, "keyrack");
    const { refreshes } = (await keyrack.getAppState()).value;
    for (const { refreshId } of refreshes) await keyrack.dismissRefresh({ refreshId });
  });

/**
 * What the scene before has left behind: the app unlocked, and by a button, and no refresh.
 *
 * @param {Page} page
 */
export const startOver = async (page) => {
  await callMain(page, "unlock", { way: "plain" });
  const hadPassphrase = await callMain(page, "unlock", { way: "passphrase", passphrase });
  if (hadPassphrase.ok) await callMain(page, "setPassphrase", { current: passphrase, next: null });
  await dismissRefreshes(page);
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
    await page.locator("[role=alertdialog] input").waitFor();
  },
  "refresh-choose": async (page) => {
    await showKeys(page);
    await page.locator("main button").last().click();
    await page.locator("[role=dialog], [role=alertdialog]").waitFor();
  },
  "refresh-several": async (page) => {
    await showKeys(page);
    await page.locator("main button").last().click();
    const dialog = page.locator("[role=dialog], [role=alertdialog]");
    await dialog.locator("label").first().click();
    await dialog.locator("button").last().click();
    await dialog.locator("input[type=text]").waitFor();
  },
  refreshes: async (page) => {
    await refreshKeys(page, ["live-ari-read"]);
    const { refreshes } = (await callMain(page, "getAppState")).value;
    const places = [
      { text: "Channel manager, production", isDone: true },
      { text: "~/hotel/.env on web-2", isDone: false },
    ];
    await callMain(page, "setRefreshPlaces", { refreshId: refreshes[0].refreshId, places });
    await openRefreshes(page);
  },
  runbook: async (page) => {
    await refreshKeys(page, ["live-mapping-read", "live-mapping-post"]);
    await openRefreshes(page);
  },
  replacement: async (page) => {
    const listing = { connectionId: "demo-bokamera", companyId: null, activeOnly: false };
    const { rows } = (await callMain(page, "listCompanyKeys", listing)).value;
    const { keyId, contactEmail, notes } = rows[0];
    const { connectionId, companyId } = listing;
    const order = { connectionId, companyId, keyId, contactEmail, notes };
    await callMain(page, "replaceCompanyKey", order);
    await openRefreshes(page);
  },
  "refresh-unfinished": async (page) => {
    await refreshKeys(page, ["live-ari-post"]);
    await showKeys(page);
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
