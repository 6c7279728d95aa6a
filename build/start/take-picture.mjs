import { mkdirSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { _electron } from "playwright-core";
import { checkout } from "../checkout.mjs";
import { CommandFailure } from "../command-failure.mjs";
import { electronPath } from "../setup/electron-path.mjs";
import { waitUntilLoaded } from "./wait-until-loaded.mjs";

const limitMs = 60_000;

/**
 * Starts the app, waits for its first page, takes a picture of it and ends it again.
 *
 * @param {{ file: string, args: readonly string[], env: NodeJS.ProcessEnv }} order
 */
export async function takePicture({ file, args, env }) {
  const app = await launch({ args, env });
  try {
    const page = await app.firstWindow({ timeout: limitMs });
    await waitUntilLoaded(page, limitMs);
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`No picture could be taken of Keyrack's window: ${detail}`);
  } finally {
    await app.close();
  }
}

/**
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} order
 * @returns {Promise<import("playwright-core").ElectronApplication>}
 */
async function launch({ args, env }) {
  try {
    return await _electron.launch({
      executablePath: electronPath(),
      args: [checkout, ...args],
      // Playwright would switch the sandbox off.
      chromiumSandbox: !args.includes("--no-sandbox"),
      cwd: checkout,
      env: /** @type {Record<string, string>} */ (env),
      timeout: limitMs,
    });
  } catch (error) {
    throw new CommandFailure(explainFailedLaunch(error));
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function explainFailedLaunch(error) {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  return text.includes("exitCode=0")
    ? "Keyrack ended at once. Is it running already? A second start only brings the first to the front."
    : `Electron did not start: ${text}`;
}
