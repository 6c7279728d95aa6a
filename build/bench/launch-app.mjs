import { _electron } from "playwright-core";
import { checkout } from "../checkout.mjs";
import { electronPath } from "../setup/electron-path.mjs";

/**
 * Starts the built app, in English and with its sandbox.
 *
 * @param {string} userDataDir
 */
export function launchApp(userDataDir) {
  return _electron.launch({
    executablePath: electronPath(),
    chromiumSandbox: true,
    cwd: checkout,
    args: [
      checkout,
      `--user-data-dir=${userDataDir}`,
      "--lang=en",
      "--password-store=gnome-libsecret",
    ],
  });
}
