import path from "node:path";
import { CommandFailure } from "../command-failure.mjs";

/**
 * Takes `--screenshot FILE` (or `--screenshot=FILE`) out of the arguments; the rest is the app's.
 *
 * @param {readonly string[]} args
 * @returns {{ screenshotFile: string | undefined, appArguments: string[] }} the file's whole path
 */
export function parseStartArguments(args) {
  const at = args.findIndex((word) => word === "--screenshot" || word.startsWith("--screenshot="));
  const word = args[at];
  if (word === undefined) return { screenshotFile: undefined, appArguments: [...args] };

  const isOneWord = word.includes("=");
  const file = isOneWord ? word.slice(word.indexOf("=") + 1) : args[at + 1];
  if (!file || (!isOneWord && file.startsWith("--"))) {
    throw new CommandFailure("Name the file for the picture: npm start -- --screenshot FILE");
  }
  return {
    screenshotFile: path.resolve(file),
    appArguments: args.toSpliced(at, isOneWord ? 1 : 2),
  };
}
