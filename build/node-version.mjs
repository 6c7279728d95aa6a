/*
 * The one build file that has to run on any Node: it is loaded before all others and says what is
 * wanted when Node is too old. No `node:` imports, no top-level await, nothing newer than Node 14.
 */

const floor = { major: 20, minor: 19 };

/**
 * The sentence to show when `version` ("20.18.3") is too old, else undefined.
 *
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version) {
  const parts = version.split(".").map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > floor.major || (major === floor.major && minor >= floor.minor)) return undefined;
  return `Keyrack needs Node ${floor.major}.${floor.minor} or newer; this is v${version}`;
}

/**
 * Loads and runs a command when this Node can run it. A command's `run` gets the arguments and
 * answers with the exit code.
 *
 * @param {() => Promise<{ run: (args: string[]) => Promise<number> }>} load
 */
export function runCommand(load) {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
    return;
  }
  load()
    .then((command) => command.run(process.argv.slice(2)))
    .then((code) => process.exit(code), reportAndExit);
}

/** @param {unknown} error */
function reportAndExit(error) {
  const isExpected = error instanceof Error && error.name === "CommandFailure";
  const text = error instanceof Error ? (isExpected ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
