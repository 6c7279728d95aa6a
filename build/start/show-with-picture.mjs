import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { _electron } from "playwright-core";
import { checkout } from "../checkout.mjs";
import { CommandFailure } from "../command-failure.mjs";
import { startXServer } from "../desktop/x-server.mjs";
import { say } from "../say.mjs";
import { electronPath } from "../setup/electron-path.mjs";
import { rootArguments } from "./root-arguments.mjs";
import { waitUntilLoaded } from "./wait-until-loaded.mjs";

const limitMs = 60_000;

/**
 * Starts the app, waits for its first page and takes a picture of it. When nobody named a file for
 * it the app goes on until Ctrl-C.
 *
 * @param {{
 *   screenshotFile: string | undefined,
 *   appArguments: readonly string[],
 *   needsVirtualDisplay: boolean,
 * }} order
 * @returns {Promise<number>} the exit code
 */
export async function showWithPicture({ screenshotFile, appArguments, needsVirtualDisplay }) {
  const file = screenshotFile ?? path.join(checkout, "out", "keyrack.png");
  const xServer = needsVirtualDisplay ? await startVirtualDisplay() : undefined;
  const profile = screenshotFile ? profileForOnePicture(appArguments) : [];
  try {
    const app = await launch({ args: [...profile, ...appArguments], display: xServer?.display });
    await takePicture(app, file);
    say(`A picture of the window: ${screenshotFile ?? path.relative(process.cwd(), file)}`);
    if (!screenshotFile) {
      say("Keyrack goes on running. Press Ctrl-C to end it.");
      await untilEnded(app);
    }
    await app.close();
    return 0;
  } finally {
    await xServer?.stop();
  }
}

async function startVirtualDisplay() {
  const xServer = await startXServer();
  say(`There is no display here, so a virtual one is used (${xServer.display}).`);
  return xServer;
}

/**
 * A folder of its own, so that a Keyrack that is running is not merely brought to the front.
 *
 * @param {readonly string[]} appArguments
 * @returns {string[]}
 */
function profileForOnePicture(appArguments) {
  if (appArguments.some((word) => word.startsWith("--user-data-dir"))) return [];
  const folder = mkdtempSync(path.join(os.tmpdir(), "keyrack-picture-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return [`--user-data-dir=${folder}`];
}

/**
 * @param {{ args: readonly string[], display: string | undefined }} order
 * @returns {Promise<import("playwright-core").ElectronApplication>}
 */
async function launch({ args, display }) {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...inherited } = process.env;
  const env = display ? { ...inherited, DISPLAY: display } : inherited;
  const forRoot = rootArguments();
  try {
    const app = await _electron.launch({
      executablePath: electronPath(),
      args: [checkout, "--demo", ...forRoot, ...args],
      // Playwright would switch the sandbox off.
      chromiumSandbox: forRoot.length === 0,
      cwd: checkout,
      env: /** @type {Record<string, string>} */ (env),
      timeout: limitMs,
    });
    passOnErrors(app);
    return app;
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

/**
 * What the app writes to its standard error, without the debugger's own lines: that it is used to
 * take the picture is no news to the person at the terminal.
 *
 * @param {import("playwright-core").ElectronApplication} app
 */
function passOnErrors(app) {
  const input = app.process().stderr;
  if (!input) return;
  createInterface({ input }).on("line", (line) => {
    if (!/^(Debugger |DevTools |For help, see: )/.test(line)) process.stderr.write(`${line}\n`);
  });
}

/**
 * @param {import("playwright-core").ElectronApplication} app
 * @param {string} file
 */
async function takePicture(app, file) {
  try {
    const page = await app.firstWindow({ timeout: limitMs });
    await waitUntilLoaded(page, limitMs);
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file });
  } catch (error) {
    await app.close();
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`No picture could be taken of Keyrack's window: ${detail}`);
  }
}

/**
 * Until the app ends or someone asks us to.
 *
 * @param {import("playwright-core").ElectronApplication} app
 * @returns {Promise<void>}
 */
function untilEnded(app) {
  return new Promise((resolve) => {
    app.once("close", () => resolve());
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.once(signal, () => resolve());
    }
  });
}
