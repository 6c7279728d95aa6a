import { chmodSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * All files below a folder with their sizes in bytes, by their path from there.
 *
 * @param {string} folder
 * @returns {Record<string, number>}
 */
export function fileSizes(folder) {
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    sizes[path.relative(folder, file)] = lstatSync(file).size;
  }
  return sizes;
}

/**
 * Lets everyone read (and enter, and run what is a program) below a folder, but only its owner
 * write, whatever the umask was.
 *
 * @param {string} folder
 */
export function makeReadableByAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const isProgram = entry.isDirectory() || (lstatSync(file).mode & 0o111) !== 0;
    chmodSync(file, isProgram ? 0o755 : 0o644);
  }
}
