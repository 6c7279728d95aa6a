import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFoldersToRead } from "./cache-folder.mjs";
import { fileSizes } from "./folder-contents.mjs";

export const registryRuntimeVersion = "33.2.1";

/** Raise the number when the way it is made changes: it is then made anew. */
export const folderName = `electron-${registryRuntimeVersion}-linux-x64-recipe-1`;
const contentsName = "keyrack-contents.json";

/** @returns {boolean} */
export function registryRuntimeIsPossible() {
  return process.platform === "linux" && process.arch === "x64";
}

/**
 * The folder of a whole runtime that was made before, else undefined.
 *
 * @returns {string | undefined}
 */
export function findRegistryRuntime() {
  return cacheFoldersToRead()
    .map((folder) => path.join(folder, folderName))
    .find(isWhole);
}

/**
 * Whether every file is there in its full size: a full disk or an eager cleaner may have left less.
 *
 * @param {string} runtime
 */
export function isWhole(runtime) {
  const contents = path.join(runtime, contentsName);
  if (!existsSync(contents)) return false;
  try {
    const { [contentsName]: _own, ...found } = fileSizes(runtime);
    const expected = JSON.parse(readFileSync(contents, "utf8"));
    return Object.entries(expected).every(([file, size]) => found[file] === size);
  } catch {
    return false;
  }
}

/**
 * Writes down what a whole runtime consists of.
 *
 * @param {string} runtime
 */
export function recordContents(runtime) {
  writeFileSync(path.join(runtime, contentsName), JSON.stringify(fileSizes(runtime)));
}
