const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Waits for a child to end and hands on the signals that ask us to, so that it can end well.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} its exit code; a signal counts as 1
 */
export function endOf(child) {
  const handlers = signals.map((signal) => ({ signal, handle: () => void child.kill(signal) }));
  for (const { signal, handle } of handlers) process.on(signal, handle);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
