import { app } from "electron";

/**
 * Turns Chromium's sandbox on for every process, and says whether it is on.
 *
 * As root it can't work. An unpackaged run with `--no-sandbox` goes on without it, for looking
 * around; a packaged one takes no such order.
 */
export function enableChromiumSandbox(): boolean {
  if (!app.isPackaged && app.commandLine.hasSwitch("no-sandbox")) return false;
  app.enableSandbox();
  return true;
}
