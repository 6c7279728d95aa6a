import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startDemoServer } from "./demo-server.mjs";
import { measureKeyStrokes, typeFast } from "./key-strokes.mjs";
import { launchApp } from "./launch-app.mjs";
import { startWatchingProxy } from "./watching-proxy.mjs";

/**
 * All in milliseconds.
 *
 * @typedef {{
 *   firstRowsMs: number,
 *   keyStrokes: readonly import("./key-strokes.mjs").KeyStroke[],
 *   revealMs: number,
 * }} Measurement
 */

const limitMs = 120_000;

/**
 * Signs in to a company of `size` keys in a fresh app and works with the list.
 *
 * @param {number} size
 * @returns {Promise<Measurement>}
 */
export async function measureCompanyKeys(size) {
  const server = await startDemoServer(size);
  const proxy = await startWatchingProxy(server.origin, "/apikeys");
  const app = await launchApp(mkdtempSync(path.join(os.tmpdir(), "bench-")));
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(limitMs);
    await watchFirstRow(page);
    await signIn(page, proxy.origin, server);
    const firstRowAt = await page.evaluate("window.firstRow");
    const firstRowsMs = Number(firstRowAt) - proxy.answeredAt();
    const keyStrokes = await measureKeyStrokes(page);
    await typeFast(page);
    const revealMs = await measureReveal(page);
    return { firstRowsMs, keyStrokes, revealMs };
  } finally {
    await app.close();
    await proxy.close();
    server.stop();
  }
}

/**
 * `window.firstRow` becomes the moment of the first picture with rows in it, in milliseconds since
 * the epoch.
 *
 * @param {import("playwright-core").Page} page
 */
async function watchFirstRow(page) {
  await page.evaluate(() => {
    const firstRow = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector("tbody button[data-action=copy]") === null) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          painted.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    Object.assign(window, { firstRow });
  });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} origin
 * @param {import("./demo-server.mjs").BenchServer} server
 */
async function signIn(page, origin, server) {
  await page.getByRole("button", { name: "Connect BokaMera" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Bench");
  await page.getByRole("radio", { name: "Other addresses" }).check({ force: true });
  await page.getByRole("textbox", { name: "API address" }).fill(origin);
  await page.getByRole("textbox", { name: "Identity server address" }).fill(server.origin);
  await page.getByRole("textbox", { name: "E-mail" }).fill(server.email);
  await page.getByLabel("Password", { exact: true }).fill(server.password);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

/** @param {import("playwright-core").Page} page */
async function measureReveal(page) {
  const startedAt = performance.now();
  await page.locator("tbody button[data-action=reveal]").first().click();
  await page.locator("tbody code").first().waitFor();
  return performance.now() - startedAt;
}
