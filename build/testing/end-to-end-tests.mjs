import path from "node:path";
import { runOnDesktop } from "../desktop/run-on-desktop.mjs";
import { countResults } from "./count-results.mjs";
import { vitestArguments } from "./vitest-arguments.mjs";

/**
 * The tests that start the real app, on a desktop of their own.
 *
 * @param {readonly string[]} args handed on to vitest
 * @returns {Promise<import("./count-results.mjs").Counts>}
 */
export async function runEndToEndTests(args) {
  /** @param {string} folder */
  const reportIn = (folder) => path.join(folder, "e2e.json");
  let counts = { passed: 0, failed: 1 };
  await runOnDesktop({
    args: (results) => vitestArguments({ projects: ["e2e"], reportFile: reportIn(results), args }),
    collect: (results, code) => {
      counts = countResults(reportIn(results), code);
    },
  });
  return counts;
}
