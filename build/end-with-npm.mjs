import { readFileSync } from "node:fs";

/**
 * Makes this process end when the npm that runs it is ended: npm puts a shell between itself and
 * us, which keeps the signal to itself. Without this a stopped `npm start` would leave the app, and
 * a virtual display, running.
 */
export function endWithNpm() {
  if (process.platform !== "linux" || !process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/**
 * @param {number} id of a process
 * @returns {number | undefined} the id of its parent
 */
function parentOf(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
  } catch {
    return undefined;
  }
}
