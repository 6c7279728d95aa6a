import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Makes a temporary folder for this process, and removes those of processes that were killed before
 * they could do it themselves: the id of its process is part of a folder's name.
 *
 * @param {string} parent
 * @param {string} prefix
 * @returns {string}
 */
export function makeOwnFolder(parent, prefix) {
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(`${prefix}-`) && /^\d+/.exec(name.slice(prefix.length + 1))?.[0];
    if (!owner || isRunning(Number(owner))) continue;
    const folder = path.join(parent, name);
    if (isOurs(folder)) rmSync(folder, { recursive: true, force: true });
  }
  return mkdtempSync(path.join(parent, `${prefix}-${process.pid}-`));
}

/** @param {number} id */
function isRunning(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {string} folder */
function isOurs(folder) {
  return lstatSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
}
