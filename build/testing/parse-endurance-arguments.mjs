import { CommandFailure } from "../command-failure.mjs";

/**
 * What was asked of `npm run endurance -- [NAME] [--seed N]`: a part of a file's name, "" for all,
 * and a seed, a random one unless given.
 *
 * @param {readonly string[]} args
 * @returns {{ name: string, seed: number }}
 */
export function parseEnduranceArguments(args) {
  const at = args.indexOf("--seed");
  const seed = at < 0 ? 1 + Math.floor(Math.random() * 1_000_000_000) : Number(args[at + 1]);
  if (!Number.isInteger(seed) || seed < 1) {
    throw new CommandFailure("The seed is a whole number from 1 on.");
  }
  const [name = "", ...more] = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  if (more.length > 0) throw new CommandFailure("One name, or none for all.");
  return { name, seed };
}
