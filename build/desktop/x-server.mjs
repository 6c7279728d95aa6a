import { CommandFailure } from "../command-failure.mjs";
import { endChild, spawnTied } from "./spawn-tied.mjs";

/**
 * A virtual display with a number that nobody uses yet.
 *
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>}
 */
export async function startXServer({ env = process.env } = {}) {
  const child = spawnTied(
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-noreset", "-nolisten", "tcp"],
    // In a group of its own, so that Ctrl-C ends what is shown before the display it is shown on.
    { env, detached: true, stdio: ["ignore", "ignore", "pipe", "pipe"] },
  );
  const display = `:${await readDisplayNumber(child)}`;
  return { display, stop: () => endChild(child) };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function readDisplayNumber(child) {
  return new Promise((resolve, reject) => {
    let number = "";
    let complaint = "";
    const numberStream = /** @type {import("node:stream").Readable} */ (child.stdio[3]);
    numberStream.setEncoding("utf8").on("data", (text) => {
      number += text;
      if (number.endsWith("\n")) resolve(number.trim());
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      complaint += text;
    });
    const fail = () =>
      reject(new CommandFailure(`The virtual display did not start. ${complaint}`));
    child.once("error", fail);
    child.once("exit", fail);
  });
}
