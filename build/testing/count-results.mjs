import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {{
 *   success: boolean,
 *   numPassedTests: number,
 *   numFailedTests: number,
 *   testResults: ReadonlyArray<{ status: string, assertionResults: readonly unknown[] }>,
 * }} VitestReport
 */

/**
 * The tests in the file that vitest's JSON reporter wrote. No file means that vitest did not get
 * so far.
 *
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countResults(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  return countTests(JSON.parse(readFileSync(file, "utf8")), exitCode);
}

/**
 * A file that fails before its first test counts as one failure, and so does a run that fails
 * although no test did: an error outside of any test.
 *
 * @param {VitestReport} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countTests(report, exitCode) {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const hasUncountedFailure = failed === 0 && (exitCode !== 0 || !report.success);
  return { passed: report.numPassedTests, failed: failed + (hasUncountedFailure ? 1 : 0) };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addCounts(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
