import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runProgram } from "../run-program.mjs";
import { say } from "../say.mjs";
import { countResults } from "./count-results.mjs";
import { vitestArguments } from "./vitest-arguments.mjs";

const programs = [
  { name: "Lint and format", args: ["@biomejs/biome/bin/biome", "check"] },
  { name: "Types", args: ["typescript/bin/tsc", "-b", "--force"] },
  { name: "Unused code", args: ["knip/bin/knip.js"] },
];

/**
 * Everything that needs no window. All steps run even when one fails, so that one run shows all
 * that is wrong.
 *
 * @param {readonly string[]} args handed on to vitest
 * @returns {Promise<{ steps: import("./count-results.mjs").Counts, tests: import("./count-results.mjs").Counts }>}
 */
export async function runChecks(args) {
  const steps = { passed: 0, failed: 0 };
  for (const { name, args: programArgs } of programs) {
    const [script = "", ...rest] = programArgs;
    const passed = await runStep(name, () =>
      runProgram(process.execPath, [path.join("node_modules", script), ...rest]),
    );
    steps[passed ? "passed" : "failed"] += 1;
  }
  return { steps, tests: await runUnitTests(args) };
}

/**
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns {Promise<boolean>} whether it passed
 */
async function runStep(name, work) {
  const startedAt = performance.now();
  const { code, output } = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${name}: ${code === 0 ? "passed" : "FAILED"} (${seconds} s)`);
  if (code !== 0) say(output.trimEnd());
  return code === 0;
}

/** @param {readonly string[]} args */
async function runUnitTests(args) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "keyrack-check-"));
  try {
    const reportFile = path.join(folder, "report.json");
    let exitCode = 1;
    await runStep("Unit tests", async () => {
      const order = vitestArguments({ projects: ["unit", "renderer"], reportFile, args });
      const result = await runProgram(process.execPath, order);
      exitCode = result.code;
      return result;
    });
    return countResults(reportFile, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
