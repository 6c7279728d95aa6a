import { setUp } from "../setup/set-up.mjs";

/** `node build/setup.mjs`: all that `npm start` and `npm test` need. */
export async function run() {
  await setUp({ forTests: true });
  return 0;
}
