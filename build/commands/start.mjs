import { spawn } from "node:child_process";
import { checkout } from "../checkout.mjs";
import { endOf } from "../end-of.mjs";
import { endWithNpm } from "../end-with-npm.mjs";
import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";
import { hasDisplay } from "../setup/system-libraries.mjs";
import { parseStartArguments } from "../start/parse-start-arguments.mjs";

/**
 * `npm start [-- --screenshot FILE] [-- ARGS…]`: set-up, then the app on its demo server.
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
  if (screenshotFile || needsVirtualDisplay) {
    const { showWithPicture } = await import("../start/show-with-picture.mjs");
    return showWithPicture({ screenshotFile, appArguments, needsVirtualDisplay });
  }
  return showOnDisplay(appArguments);
}

/** @param {readonly string[]} appArguments */
async function showOnDisplay(appArguments) {
  const { electronPath } = await import("../setup/electron-path.mjs");
  const { rootArguments } = await import("../start/root-arguments.mjs");
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env;
  say("Keyrack is starting. Close its window or press Ctrl-C to end it.");
  const appAndArguments = [checkout, "--demo", ...rootArguments(), ...appArguments];
  return endOf(spawn(electronPath(), appAndArguments, { stdio: "inherit", env }));
}
