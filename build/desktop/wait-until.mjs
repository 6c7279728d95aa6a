import { setTimeout as delay } from "node:timers/promises";
import { CommandFailure } from "../command-failure.mjs";

/**
 * @param {string} what completes the sentence "… did not happen within"
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} [limitMs]
 */
export async function waitUntil(what, condition, limitMs = 10_000) {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new CommandFailure(`${what} did not happen within ${limitMs / 1000} s.`);
    }
    await delay(25);
  }
}
