import { CommandFailure } from "../command-failure.mjs";
import { findElectron } from "./electron-runtime.mjs";

/**
 * The Electron executable in use.
 *
 * @returns {string}
 */
export function electronPath() {
  const found = findElectron();
  if (found) return found.executable;
  throw new CommandFailure("There is no Electron yet. Run `node build/setup.mjs` first.");
}
