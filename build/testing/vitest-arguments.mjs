/**
 * Node's arguments for a run of vitest that also writes its results as JSON.
 *
 * @param {{ projects: readonly string[], reportFile: string, args: readonly string[] }} options
 *   `args`: what the person at the terminal added, such as a part of a file's name
 * @returns {string[]}
 */
export function vitestArguments({ projects, reportFile, args }) {
  return [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...projects.map((name) => `--project=${name}`),
    // The usual loader writes into the checkout, where the test user must not.
    "--configLoader=runner",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
    ...args,
  ];
}
