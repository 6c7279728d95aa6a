import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { endWithNpm } from "../end-with-npm.mjs";
import { holdLocalePlace } from "../hold-locale-place.mjs";
import { makeOwnFolder } from "../own-folder.mjs";
import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";
import { hasDisplay } from "../setup/system-libraries.mjs";
import { parseStartArguments } from "../start/parse-start-arguments.mjs";

/**
 * `npm start [-- --screenshot FILE] [-- ARGS…]`: set-up, then the app on its demo server. Without
 * a display it uses a virtual one and leaves a picture of the window.
 *
 * @param {readonly string[]} args all but --screenshot are the app's own
 */
export async function run(args) {
  endWithNpm();
  const { screenshotFile, appArguments } = parseStartArguments(args);
  await setUp({ forTests: false });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);

  const needsVirtualDisplay = process.platform === "linux" && !hasDisplay();
  const { rootArguments } = await import("../start/root-arguments.mjs");
  const order = { args: ["--demo", ...rootArguments(), ...appArguments], env: appEnvironment() };
  return needsVirtualDisplay
    ? showOnVirtualDisplay(order, screenshotFile)
    : showOnDisplay(order, screenshotFile);
}

/**
 * @typedef {{ args: readonly string[], env: NodeJS.ProcessEnv }} Order
 */

/**
 * @param {Order} order
 * @param {string | undefined} screenshotFile
 */
async function showOnDisplay(order, screenshotFile) {
  if (screenshotFile) return picture(order, screenshotFile);
  const { showApp } = await import("../start/show-app.mjs");
  say("Keyrack is starting. Close its window or press Ctrl-C to end it.");
  return showApp(order);
}

/**
 * @param {Order} order
 * @param {string | undefined} screenshotFile
 */
async function showOnVirtualDisplay({ args, env }, screenshotFile) {
  const { startXServer } = await import("../desktop/x-server.mjs");
  const xServer = await startXServer();
  say(`There is no display here, so a virtual one is used (${xServer.display}).`);
  const order = { args, env: { ...env, DISPLAY: xServer.display } };
  try {
    const code = await picture(order, screenshotFile ?? path.join(checkout, "out", "keyrack.png"));
    if (screenshotFile) return code;
    const { showApp } = await import("../start/show-app.mjs");
    say("Keyrack goes on running. Press Ctrl-C to end it.");
    return await showApp(order);
  } finally {
    await xServer.stop();
  }
}

/**
 * The picture is taken through a debugger's port, so it has an app and a profile of its own; the
 * one that goes on running opens no port.
 *
 * @param {Order} order
 * @param {string} file
 */
async function picture({ args, env }, file) {
  const { takePicture } = await import("../start/take-picture.mjs");
  const hasProfile = args.some((word) => word.startsWith("--user-data-dir"));
  const profile = hasProfile ? [] : [`--user-data-dir=${path.join(env.TMPDIR ?? "", "profile")}`];
  await takePicture({ file, args: [...args, ...profile], env });
  say(`A picture of the window: ${path.relative(process.cwd(), file)}`);
  return 0;
}

/** The app's environment, with a temporary folder that is removed at the end, whatever it leaves. */
function appEnvironment() {
  const folder = makeOwnFolder(os.tmpdir(), "keyrack-start");
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  // Playwright's own files go there too.
  process.env.TMPDIR = folder;
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env;
  return process.platform === "linux" ? holdLocalePlace(env) : env;
}
