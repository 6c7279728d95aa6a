import { readdirSync, readFileSync } from "node:fs";

/**
 * Every process of a run inherits this variable; its value is the folder of the run. A run inside
 * another has its folder below the other's, and counts as part of it.
 */
export const runMark = "KEYRACK_RUN_FOLDER";

/**
 * Ends whatever a run has left: programs that put themselves into the background (xclip, D-Bus
 * services) are no longer anyone's children.
 *
 * @param {string} runFolder
 */
export function endMarkedProcesses(runFolder) {
  if (process.platform !== "linux") return;
  for (const name of readdirSync("/proc")) {
    const id = Number(name);
    if (!Number.isInteger(id) || id === process.pid || !isMarked(id, runFolder)) continue;
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

/**
 * @param {number} id
 * @param {string} runFolder
 */
function isMarked(id, runFolder) {
  try {
    const mark = `${runMark}=${runFolder}`;
    return readFileSync(`/proc/${id}/environ`, "utf8")
      .split("\0")
      .some((variable) => variable === mark || variable.startsWith(`${mark}/`));
  } catch {
    return false; // It has ended, or is another user's.
  }
}
