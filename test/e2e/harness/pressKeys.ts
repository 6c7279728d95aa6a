import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { poll } from "./poll.ts";

const run = promisify(execFile);

/**
 * Presses keys in the app's window as a person at the keyboard does, "ctrl+l": the page's own
 * events, which Playwright sends, never reach the application menu.
 */
export async function pressKeys(keys: string): Promise<void> {
  const windowId = await poll("the app's window", async () => {
    const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "^Keyrack$"]);
    return stdout.trim().split("\n")[0];
  });
  await run("xdotool", ["windowfocus", "--sync", windowId, "key", "--clearmodifiers", keys]);
}
