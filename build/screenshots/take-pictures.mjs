import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron } from "playwright-core";
import { checkout } from "../checkout.mjs";
import { scenes, startOver } from "../screenshot-scenes.mjs";
import { electronPath } from "../setup/electron-path.mjs";
import { waitUntilLoaded } from "../start/wait-until-loaded.mjs";

/*
 * Runs on the desktop, as an ordinary user: takes every picture of the matrix that its argument
 * holds as JSON, into the results folder.
 */

const folder = process.env.KEYRACK_RESULTS_DIR ?? os.tmpdir();
/** @type {import("./parse-screenshot-arguments.mjs").Matrix} */
const matrix = JSON.parse(process.argv[2] ?? "");

for (const language of matrix.languages) {
  const app = await launch(language);
  const page = await app.firstWindow();
  for (const size of matrix.sizes) {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await page.waitForFunction(`innerWidth === ${size.width} && innerHeight === ${size.height}`);
    for (const theme of matrix.themes) await takeScenes(page, { language, size, theme });
  }
  await app.close();
}

/** @param {"en" | "sv"} language */
function launch(language) {
  const userDataDir = mkdtempSync(path.join(os.tmpdir(), "pictures-"));
  return _electron.launch({
    executablePath: electronPath(),
    // Playwright would switch the sandbox off.
    chromiumSandbox: true,
    cwd: checkout,
    args: [
      checkout,
      "--demo",
      `--user-data-dir=${userDataDir}`,
      `--lang=${language}`,
      "--password-store=gnome-libsecret",
    ],
  });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {{
 *   language: "en" | "sv",
 *   size: import("./parse-screenshot-arguments.mjs").Size,
 *   theme: import("./parse-screenshot-arguments.mjs").Theme,
 * }} view
 */
async function takeScenes(page, { language, size, theme }) {
  await page.emulateMedia({ colorScheme: theme });
  for (const name of matrix.sceneNames) {
    await startOver(page);
    await page.reload();
    await waitUntilLoaded(page, 60_000);
    await scenes[name]?.(page);
    await untilStill(page);
    const file = `${name}-${theme}-${language}-${size.width}x${size.height}.png`;
    await page.screenshot({ path: path.join(folder, file) });
  }
}

/**
 * What moves for a moment, as a dialog that opens, has come to rest; a countdown goes on.
 *
 * @param {import("playwright-core").Page} page
 */
async function untilStill(page) {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0) > 1_000),
  );
}
