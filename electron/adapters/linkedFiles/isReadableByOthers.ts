import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Whether the modes of a file and of all folders above it let somebody else on this computer read
 * it. False on Windows, whose rights are not told by modes.
 */
export async function isReadableByOthers(target: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  try {
    if (!isOpen(await stat(target, { bigint: true }), { others: 0o004n, group: 0o040n })) {
      return false;
    }
    for (let folder = dirname(target); ; folder = dirname(folder)) {
      const isPassable = isOpen(await stat(folder, { bigint: true }), {
        others: 0o001n,
        group: 0o010n,
      });
      if (!isPassable) return false;
      if (folder === dirname(folder)) return true;
    }
  } catch {
    // What we can't look at is closed, or is gone.
    return false;
  }
}

/**
 * A group with its owner's number has nobody else in it: what systems give to each of their users.
 * Without this most files of most people would be said to be readable by others.
 */
function isOpen(
  { mode, uid, gid }: BigIntStats,
  bits: { readonly others: bigint; readonly group: bigint },
): boolean {
  return (mode & bits.others) !== 0n || ((mode & bits.group) !== 0n && gid !== uid);
}
