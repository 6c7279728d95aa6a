import { existsSync } from "node:fs";
import path from "node:path";
import { checkout } from "../checkout.mjs";
import { say, sayStep } from "../say.mjs";
import { ensurePackages } from "../setup/packages.mjs";
import { runChecks } from "../testing/check-steps.mjs";
import { addCounts } from "../testing/count-results.mjs";

/**
 * `npm run check [-- FILTER…]`: everything that needs no window.
 *
 * @param {readonly string[]} args handed on to vitest
 */
export async function run(args) {
  if (!existsSync(path.join(checkout, "node_modules"))) await sayStep("Packages", ensurePackages);
  const { steps, tests } = await runChecks(args);
  const { passed, failed } = addCounts([steps, tests]);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
