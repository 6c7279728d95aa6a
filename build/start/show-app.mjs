import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { checkout } from "../checkout.mjs";
import { endOf } from "../end-of.mjs";
import { electronPath } from "../setup/electron-path.mjs";

/**
 * Shows the app until its window is closed or someone ends it.
 *
 * @param {{ args: readonly string[], env: NodeJS.ProcessEnv }} order
 * @returns {Promise<number>} the exit code
 */
export function showApp({ args, env }) {
  const child = spawn(electronPath(), [checkout, ...args], {
    stdio: ["inherit", "inherit", "pipe"],
    env,
    // A terminal's Ctrl-C goes to a whole group: it shall reach the app once, through us.
    detached: process.platform !== "win32",
  });
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (!isChromiumNoise(line)) process.stderr.write(`${line}\n`);
  });
  return endOf(child);
}

/**
 * Chromium's own complaints, about a graphics card or a bus that a machine without a desktop
 * doesn't have, frighten and mean nothing to whoever looks at Keyrack.
 *
 * @param {string} line
 */
export function isChromiumNoise(line) {
  return /^\[\d+:\d{4}\/\d{6}\.\d+:(?:ERROR|WARNING):[\w./]+\(\d+\)\]/.test(line);
}
