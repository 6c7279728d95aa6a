import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CommandFailure } from "../command-failure.mjs";
import { runProgram } from "../run-program.mjs";
import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";
import { addCounts, countResults } from "../testing/count-results.mjs";
import { figuresOf } from "../testing/endurance-figures.mjs";
import { findEnduranceFiles } from "../testing/endurance-files.mjs";
import { parseEnduranceArguments } from "../testing/parse-endurance-arguments.mjs";
import { vitestArguments } from "../testing/vitest-arguments.mjs";

/**
 * @typedef {{ files: readonly string[], env: Record<string, string> }} Order
 * @typedef {{
 *   counts: import("../testing/count-results.mjs").Counts,
 *   figures: readonly string[],
 * }} Outcome
 */

/**
 * `npm run endurance [-- NAME] [--seed N]`: the tests of which `npm test` runs a sample, whole. It
 * may take half an hour. Its last lines say what each file has counted.
 *
 * @param {readonly string[]} args a part of a file's name, and the seed of an earlier run
 */
export async function run(args) {
  const { name, seed } = parseEnduranceArguments(args);
  const found = findEnduranceFiles();
  const unit = found.unit.filter((file) => file.includes(name));
  const e2e = found.e2e.filter((file) => file.includes(name));
  if (unit.length + e2e.length === 0) {
    throw new CommandFailure(`There is none of that name. There are:\n${namesOf(found)}`);
  }
  await setUp({ forTests: true });
  say(`Seed: ${seed}`);
  const env = { KEYRACK_ENDURANCE_SEED: String(seed) };
  const outcomes = [
    ...(unit.length > 0 ? [await runUnitTests({ files: unit, env })] : []),
    ...(e2e.length > 0 ? [await runOnTheDesktop({ files: e2e, env })] : []),
  ];
  for (const line of outcomes.flatMap(({ figures }) => figures)) say(line);
  const { passed, failed } = addCounts(outcomes.map(({ counts }) => counts));
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {{ unit: readonly string[], e2e: readonly string[] }} found */
function namesOf({ unit, e2e }) {
  return [...unit, ...e2e].map((file) => `  ${file}`).join("\n");
}

/**
 * @param {Order} order
 * @returns {Promise<Outcome>}
 */
async function runUnitTests({ files, env }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "keyrack-endurance-"));
  try {
    const reportFile = path.join(folder, "unit.json");
    const { code } = await runProgram(
      process.execPath,
      vitestArguments({ projects: ["unit", "renderer"], reportFile, args: files }),
      { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } },
    );
    return outcomeOf(reportFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Order} order
 * @returns {Promise<Outcome>}
 */
async function runOnTheDesktop({ files, env }) {
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { runOnDesktop } = await import("../desktop/run-on-desktop.mjs");
  const reportIn = (/** @type {string} */ folder) => path.join(folder, "e2e.json");
  /** @type {Outcome} */
  let outcome = { counts: { passed: 0, failed: 1 }, figures: [] };
  await runOnDesktop({
    args: (folder) =>
      vitestArguments({ projects: ["e2e"], reportFile: reportIn(folder), args: files }),
    env,
    collect: (folder, code) => {
      outcome = outcomeOf(reportIn(folder), code);
    },
  });
  return outcome;
}

/**
 * @param {string} reportFile
 * @param {number} code
 * @returns {Outcome}
 */
function outcomeOf(reportFile, code) {
  return { counts: countResults(reportFile, code), figures: figuresOf(reportFile) };
}
