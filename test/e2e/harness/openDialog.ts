import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { poll } from "./poll.ts";

const run = promisify(execFile);

/** Names a file or a folder in the system's own open dialog, by keyboard, as a person would. */
export async function chooseInDialog(path: string): Promise<void> {
  const windowId = await poll("the open dialog", findDialog, { limitMs: 10_000 });
  await run("xdotool", ["windowfocus", "--sync", windowId]);
  // The first letter of a path opens the field for one, and the rest would come before it is there.
  await run("xdotool", ["key", "--window", windowId, "slash"]);
  await run("xdotool", ["key", "--window", windowId, "--delay", "100", "ctrl+a"]);
  await run("xdotool", ["type", "--window", windowId, "--delay", "20", path]);
  await poll("the open dialog gone", () => isGoneAfterReturn(windowId), {
    limitMs: 10_000,
    everyMs: 2_000,
  });
}

/** The window of GTK's file chooser; undefined while there is none. */
async function findDialog(): Promise<string | undefined> {
  const search = ["search", "--onlyvisible", "--name", "^(Open|Select)"];
  const found = await run("xdotool", search).catch(() => ({ stdout: "" }));
  const windowId = found.stdout.trim().split("\n").at(-1);
  return windowId === "" ? undefined : windowId;
}

/** The first Return may only choose among the names that the field offers. */
async function isGoneAfterReturn(windowId: string): Promise<boolean> {
  if ((await findDialog()) === undefined) return true;
  await run("xdotool", ["key", "--window", windowId, "Return"]).catch(() => undefined);
  return false;
}
