import { resolve } from "node:path";

/** The switches of ours, parsed from what Electron gives. */
export interface CommandLine {
  /** Open on the demo connection, without a first-run question. */
  readonly demo: boolean;
  /** An absolute path without `..` or a slash too many; null when not given. */
  readonly userDataDir: string | null;
}

/** `switches` is Electron's `app.commandLine`. */
export function readCommandLine(
  switches: { hasSwitch(name: string): boolean; getSwitchValue(name: string): string },
  workingFolder: string,
): CommandLine {
  const folder = switches.getSwitchValue("user-data-dir");
  return {
    demo: switches.hasSwitch("demo"),
    userDataDir: folder === "" ? null : resolve(workingFolder, folder),
  };
}
