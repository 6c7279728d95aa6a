import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {{
 *   status: string,
 *   title: string,
 *   meta?: { figures?: string },
 * }} ReportedTest
 * @typedef {{
 *   name: string,
 *   startTime: number,
 *   endTime: number,
 *   assertionResults: readonly ReportedTest[],
 * }} ReportedFile
 */

/**
 * A line a file of what its tests have counted, from the file that vitest's JSON reporter wrote.
 *
 * @param {string} reportFile
 * @returns {readonly string[]}
 */
export function figuresOf(reportFile) {
  if (!existsSync(reportFile)) return [];
  /** @type {{ testResults: readonly ReportedFile[] }} */
  const { testResults } = JSON.parse(readFileSync(reportFile, "utf8"));
  return testResults.map(lineOf);
}

/** @param {ReportedFile} file */
function lineOf({ name, startTime, endTime, assertionResults }) {
  const told = assertionResults.map(({ status, title, meta }) =>
    status === "passed" ? (meta?.figures ?? "passed") : `FAILED: ${title}`,
  );
  const seconds = Math.round((endTime - startTime) / 1000);
  return `${path.basename(name)}: ${told.join("; ")} (${seconds} s)`;
}
