import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { poll } from "./poll.ts";

const run = promisify(execFile);

/** The windows on the screen that carry the app's name: its own, and its dialogs. */
async function keyrackWindows(): Promise<readonly string[]> {
  const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "^Keyrack$"]);
  return stdout.trim().split("\n").filter(Boolean);
}

/** Waits for the system's own dialog and presses keys in it, as a person would. */
export async function answerAddressDialog(keys: readonly string[]): Promise<void> {
  const windowId = await poll("the dialog", async () => (await keyrackWindows())[1], {
    limitMs: 10_000,
  });
  const focused = async () => {
    await run("xdotool", ["windowfocus", "--sync", windowId]);
    return (await run("xdotool", ["getwindowfocus"])).stdout.trim() === windowId;
  };
  await poll("the dialog's focus", focused);
  for (const key of keys) await run("xdotool", ["key", "--clearmodifiers", key]);
  await poll("the dialog's end", async () => (await keyrackWindows()).length < 2);
}
