import { say, sayStep } from "../say.mjs";
import { ensureElectron } from "./electron-runtime.mjs";
import { ensurePackages } from "./packages.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

/**
 * Makes a fresh clone ready. Each step looks first whether there is anything to do, so that a
 * second run costs next to nothing.
 *
 * @param {{ forTests: boolean }} purpose
 */
export async function setUp({ forTests }) {
  say(`Node: v${process.versions.node}`);
  await sayStep("Packages", ensurePackages);
  await sayStep("System libraries", () => ensureSystemLibraries({ forTests }));
  await sayStep("Electron", ensureElectron);
}
