import { spawn } from "node:child_process";
import { checkout } from "./checkout.mjs";

/**
 * Runs a program to its end and answers with its exit code; a signal counts as 1. Without
 * `stdio` its output is kept and handed back, both streams in one text.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: checkout,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * npm, by the copy that runs us where there is one, since `npm` on the path may be another.
 *
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function runNpm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith("npm-cli.js")) return runProgram(process.execPath, [cli, ...args], options);
  return runProgram("npm", args, { shell: process.platform === "win32", ...options });
}
