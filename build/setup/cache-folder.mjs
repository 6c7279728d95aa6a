import { chmodSync, mkdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const systemFolder = "/var/cache/keyrack";

/**
 * Where this user keeps what set-up makes outside of the checkout.
 *
 * @param {{ env: Readonly<Record<string, string | undefined>>, isRoot: boolean, home: string }} user
 * @returns {string}
 */
export function cacheFolderFor({ env, isRoot, home }) {
  if (env.KEYRACK_CACHE_DIR) return path.resolve(env.KEYRACK_CACHE_DIR);
  if (isRoot) return systemFolder;
  return path.join(env.XDG_CACHE_HOME || path.join(home, ".cache"), "keyrack");
}

/** @returns {string} */
export function cacheFolder() {
  return cacheFolderFor({ env: process.env, isRoot: process.getuid?.() === 0, home: os.homedir() });
}

/**
 * The folders to look in, the likeliest first: an ordinary user also gets what root has made for
 * the whole machine.
 *
 * @returns {string[]}
 */
export function cacheFoldersToRead() {
  const own = cacheFolder();
  if (process.env.KEYRACK_CACHE_DIR || own === systemFolder) return [own];
  return isRootsAlone(systemFolder) ? [systemFolder, own] : [own];
}

/** Makes the cache folder, readable by everyone whatever the umask: tests run as another user. */
export function makeCacheFolder() {
  const folder = cacheFolder();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * SECURITY: programs are started out of it, so that nobody but root may be able to write there.
 *
 * @param {string} folder
 */
function isRootsAlone(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o022) === 0;
}
