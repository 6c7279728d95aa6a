import { spawn } from "node:child_process";

/**
 * Starts a program that ends when this process ends, however that happens: on Linux the kernel
 * itself sends it the signal, so that not even `kill -9` leaves anything behind.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions & {
 *   endSignal?: "TERM" | "KILL",
 *   user?: { uid: number, gid: number },
 * }} [options] `user`: whom to become first; only root can
 */
export function spawnTied(program, args, { endSignal = "KILL", user, ...options } = {}) {
  if (process.platform !== "linux") return spawn(program, args, options);
  const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"] : [];
  const tie = [...identity, "--pdeathsig", endSignal, "--", program, ...args];
  return spawn("setpriv", tie, options);
}

/**
 * Ends a child politely, then firmly, and waits until it is gone.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [patienceMs]
 */
export async function endChild(child, patienceMs = 3000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await gone;
  clearTimeout(timer);
}
