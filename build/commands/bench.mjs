import { CommandFailure } from "../command-failure.mjs";
import { sayStep } from "../say.mjs";
import { setUp } from "../setup/set-up.mjs";

const usualRounds = 5;

const benches = ["company-keys", "activity", "folder-scan", "linked-files"];

/**
 * `npm run bench [-- [NAME] [ROUNDS]]`: how fast the app is, as ratios of figures that were
 * measured side by side in one run; of one part by its name, or of all.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const named = benches.filter((name) => name === args[0]);
  const [count] = named.length === 0 ? args : args.slice(1);
  const rounds = count === undefined ? usualRounds : Number(count);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new CommandFailure(
      `The number of rounds is a whole number from 1 on; before it may stand ${benches.join(" or ")}.`,
    );
  }
  await setUp({ forTests: true });
  const { ensureBuilt } = await import("../ensure-built.mjs");
  await sayStep("Build", ensureBuilt);
  const { runOnDesktop } = await import("../desktop/run-on-desktop.mjs");
  for (const name of named.length === 0 ? benches : named) {
    const code = await runOnDesktop({ args: () => [`build/bench/${name}.mjs`, String(rounds)] });
    if (code !== 0) return code;
  }
  return 0;
}
