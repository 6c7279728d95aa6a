import { mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Makes a folder and gives its one true path; of one that can't be made, as far as that goes.
 *
 * SECURITY: the keychain goes by this path. Under another spelling of it the app would open the same
 * files without their passphrase and activity log.
 *
 * @param folder an absolute path without `..`.
 */
export function makeUserDataFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // Where its files can't be written, the app says so by itself.
  }
  return canonicalPathOf(folder);
}

/** Without links, in the letters of the disk; what is not there keeps the letters it was given. */
export function canonicalPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(canonicalPathOf(parent), basename(path));
  }
}
