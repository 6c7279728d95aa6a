/**
 * Waits until the page shows its rows or its error; it marks itself then.
 *
 * @param {import("playwright-core").Page} page
 * @param {number} limitMs
 */
export async function waitUntilLoaded(page, limitMs) {
  await page.locator('html[data-loaded="true"]').waitFor({ state: "attached", timeout: limitMs });
}
