import { clipboard } from "electron";
import type { Clipboard, ClipboardSelection } from "../core/ports.ts";

/** What we use of Electron's clipboard, in the shape of any version: both answer to `await`. */
interface TextClipboard {
  readText(selection?: "selection"): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(selection?: "selection"): void | Promise<void>;
}

/**
 * The system clipboard. Only Linux has a primary selection; elsewhere it is always empty. Electron
 * before version 44 takes its name as an argument, later ones have an object of its own for it.
 */
export const electronClipboard: Clipboard = {
  writeSecret: async (secret) => {
    await systemClipboard().writeText(secret.exposeText());
  },
  readText: async (selection) => {
    if (selection === "primary" && process.platform !== "linux") return "";
    const { target, name } = targetOf(selection);
    return await target.readText(...name);
  },
  clear: async (selection) => {
    if (selection === "primary" && process.platform !== "linux") return;
    const { target, name } = targetOf(selection);
    await target.clear(...name);
  },
};

interface ClipboardTarget {
  readonly target: TextClipboard;
  readonly name: readonly ["selection"] | readonly [];
}

function targetOf(selection: ClipboardSelection): ClipboardTarget {
  if (selection === "clipboard") return { target: systemClipboard(), name: [] };
  const primary: TextClipboard | undefined = clipboard.selection;
  return primary === undefined
    ? { target: systemClipboard(), name: ["selection"] }
    : { target: primary, name: [] };
}

function systemClipboard(): TextClipboard {
  return clipboard;
}
