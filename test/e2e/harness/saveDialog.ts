import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { poll } from "./poll.ts";

const run = promisify(execFile);

/** Names a file in the system's own save dialog, by keyboard, as a person would. */
export async function saveInDialog(file: string): Promise<void> {
  const windowId = await poll("the save dialog", findDialog, { limitMs: 10_000 });
  await run("xdotool", ["windowfocus", "--sync", windowId]);
  await run("xdotool", ["key", "--window", windowId, "ctrl+a"]);
  await run("xdotool", ["type", "--window", windowId, "--delay", "20", file]);
  await run("xdotool", ["key", "--window", windowId, "Return"]);
}

/** The window of GTK's file chooser: the one of the app that is not its main window. */
async function findDialog(): Promise<string | undefined> {
  const { stdout } = await run("xdotool", ["search", "--onlyvisible", "--name", "^Save"]);
  return stdout.trim().split("\n").at(-1);
}
