import { CommandFailure } from "../command-failure.mjs";
import { endWithNpm } from "../end-with-npm.mjs";
import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";
import { addCounts } from "../testing/count-results.mjs";

const oneFailed = { passed: 0, failed: 1 };
const onePassed = { passed: 1, failed: 0 };

/**
 * `npm test [-- FILTER…]`: set-up and every check. Its last line says how many tests and checks
 * passed and how many failed, whatever happens before.
 *
 * @param {readonly string[]} args handed on to vitest, such as a part of a file's name
 */
export async function run(args) {
  endWithNpm();
  const counts = [];
  try {
    await setUp({ forTests: true });
    counts.push(...(await runEverything(args)));
  } catch (error) {
    say(explain(error));
    counts.push(oneFailed);
  }
  const { passed, failed } = addCounts(counts);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function explain(error) {
  if (error instanceof CommandFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {readonly string[]} args */
async function runEverything(args) {
  // Loaded late: they need packages that set-up may just have installed.
  const { runChecks } = await import("../testing/check-steps.mjs");
  const { runEndToEndTests } = await import("../testing/end-to-end-tests.mjs");

  const { steps, tests } = await runChecks(args);
  const endToEnd = (await build()) ? await runEndToEndTests(args) : undefined;
  const executed = addCounts([tests, endToEnd ?? { passed: 0, failed: 0 }]);
  const results = [steps, tests, endToEnd ? onePassed : oneFailed, ...(endToEnd ? [endToEnd] : [])];
  if (executed.passed + executed.failed > 0) return results;

  say("No test was executed.");
  return [...results, oneFailed];
}

/** @returns {Promise<boolean>} whether there is now an app to test */
async function build() {
  const { ensureBuilt } = await import("../ensure-built.mjs");
  try {
    await sayStep("Build", ensureBuilt);
    return true;
  } catch (error) {
    say(`Build: FAILED\n${error instanceof Error ? error.message : error}`);
    return false;
  }
}
