import { say, sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";

/**
 * `node build/e2e.mjs [FILTER…]`: the end-to-end tests alone, for whoever works on one of them.
 *
 * @param {readonly string[]} args handed on to vitest
 */
export async function run(args) {
  await setUp({ forTests: true });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { runEndToEndTests } = await import("../testing/end-to-end-tests.mjs");
  const counts = await runEndToEndTests(args);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}
