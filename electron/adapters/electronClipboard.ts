import * as electron from "electron";
import type { Clipboard, ClipboardSelection } from "../core/ports.ts";
import type { Secret } from "../core/secret.ts";
import { boundClipboard } from "./boundClipboard.ts";
import { type MarkingRuntime, writeMarked } from "./clipboardMarkers.ts";

/** What we use of Electron's clipboard, in the shape of any version: all answer to `await`. */
interface TextClipboard {
  readText(selection?: "selection"): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(selection?: "selection"): void | Promise<void>;
}

/** Whether this runtime can put markers beside a text in one atomic write. */
export const canMarkClipboard: boolean = isMarking(electron);

/** Other programs answer for what is on the clipboard, and one that hangs may never do so. */
const callTakesAtMostMs = 2_000;

/**
 * The system clipboard. Only Linux has a primary selection; elsewhere it is always empty. Electron
 * before version 44 takes its name as an argument, later ones have an object of its own for it.
 */
export const electronClipboard: Clipboard = boundClipboard(
  { writeSecret, readText, clear, holds },
  callTakesAtMostMs,
);

/** Puts words of ours there that are no secret; false when the system refuses. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await systemClipboard().writeText(words);
    return true;
  } catch {
    return false;
  }
}

async function writeSecret(secret: Secret): Promise<void> {
  if (isMarking(electron)) await writeMarked(electron, secret.exposeText(), process.platform);
  else await systemClipboard().writeText(secret.exposeText());
}

async function readText(selection: ClipboardSelection): Promise<string> {
  if (selection === "primary" && process.platform !== "linux") return "";
  const { target, name } = targetOf(selection);
  return await target.readText(...name);
}

async function clear(selection: ClipboardSelection): Promise<void> {
  if (selection === "primary" && process.platform !== "linux") return;
  const { target, name } = targetOf(selection);
  await target.clear(...name);
}

async function holds(secret: Secret): Promise<boolean> {
  return (await readText("clipboard")) === secret.exposeText();
}

/** Electron 33 has no `ClipboardItem`, whatever the types of the newest say. */
function isMarking(runtime: object): runtime is MarkingRuntime {
  return "ClipboardItem" in runtime && typeof runtime.ClipboardItem === "function";
}

interface ClipboardTarget {
  readonly target: TextClipboard;
  readonly name: readonly ["selection"] | readonly [];
}

function targetOf(selection: ClipboardSelection): ClipboardTarget {
  if (selection === "clipboard") return { target: systemClipboard(), name: [] };
  const primary: TextClipboard | undefined = electron.clipboard.selection;
  return primary === undefined
    ? { target: systemClipboard(), name: ["selection"] }
    : { target: primary, name: [] };
}

function systemClipboard(): TextClipboard {
  return electron.clipboard;
}
