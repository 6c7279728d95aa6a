/** @type {NodeJS.WriteStream} */
let stream = process.stdout;

/** For a command whose standard output belongs to its result, as the demo server's. */
export function sayOnStandardError() {
  stream = process.stderr;
}

/** The file descriptor to hand to programs whose output goes where ours goes. */
export function sayDescriptor() {
  return stream === process.stderr ? 2 : 1;
}

/**
 * One line to the person at the terminal.
 *
 * @param {string} text
 */
export function say(text) {
  stream.write(`${text}\n`);
}

/**
 * Names a step, does it, and says how it ended and how long it took. `work` answers with a few
 * words on the outcome.
 *
 * @param {string} name
 * @param {() => Promise<string> | string} work
 */
export async function sayStep(name, work) {
  const startedAt = performance.now();
  const outcome = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`${name}: ${outcome} (${seconds} s)`);
}
