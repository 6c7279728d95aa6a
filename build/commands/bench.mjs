import { CommandFailure } from "../command-failure.mjs";
import { sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";

const usualRounds = 5;

/**
 * `npm run bench [-- ROUNDS]`: how fast the app is, as ratios of figures that were measured side
 * by side in one run.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const rounds = args[0] === undefined ? usualRounds : Number(args[0]);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new CommandFailure("The number of rounds is a whole number from 1 on.");
  }
  await setUp({ forTests: true });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { runOnDesktop } = await import("../desktop/run-on-desktop.mjs");
  return runOnDesktop({ args: () => ["build/bench/company-keys.mjs", String(rounds)] });
}
