import { type BigIntStats, constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { FileProblem } from "../../../shared/linkedFile.ts";
import { writeProblemOf } from "./fileProblemOf.ts";
import { canKeepAttributes } from "./keepAttributes.ts";

const anybodyMayWrite = 0o222n;
const newFilesTakeFoldersGroup = 0o2000n;

/** Why a file could not be replaced now by one of about its size; null when it could. */
export async function whyNotReplaceable(
  target: string,
  file: BigIntStats,
): Promise<FileProblem | null> {
  try {
    const folder = dirname(target);
    await access(folder, constants.W_OK | constants.X_OK);
    // Says no for a read-only file system and for what is marked immutable, even to root.
    await access(target, constants.W_OK);
    if (process.platform === "win32") return await whyNoRoom(folder, file);
    // A rename would not ask the file's mode, and root is not asked; whoever set it meant it.
    if ((file.mode & anybodyMayWrite) === 0n) return "read-only";
    if (await wouldChangeOwner(folder, file)) return "other-owner";
    // Its other names would keep the old text in silence.
    if (file.nlink > 1n) return "failed";
    if (!canKeepAttributes()) return "failed";
    return await whyNoRoom(folder, file);
  } catch (error) {
    return writeProblemOf(error);
  }
}

/**
 * Only root can give a file to somebody else. A folder's sticky bit needs no look of its own: it
 * lets owners replace their files, and nobody else gets past this.
 */
async function wouldChangeOwner(folder: string, file: BigIntStats): Promise<boolean> {
  const me = process.geteuid?.();
  if (me === undefined || me === 0) return false;
  if (file.uid !== BigInt(me)) return true;
  const groups = [process.getegid?.(), ...(process.getgroups?.() ?? [])];
  if (groups.some((group) => group !== undefined && file.gid === BigInt(group))) return false;
  const { gid, mode } = await stat(folder, { bigint: true });
  const isFoldersGroup = process.platform === "darwin" || (mode & newFilesTakeFoldersGroup) !== 0n;
  return !(isFoldersGroup && gid === file.gid);
}

async function whyNoRoom(folder: string, file: BigIntStats): Promise<FileProblem | null> {
  // Where it can't be told, the write will tell.
  const room = await statfs(folder, { bigint: true }).catch(() => null);
  // Some file systems know of no blocks at all.
  if (room === null || room.blocks === 0n) return null;
  return room.bavail * room.bsize < file.size ? "no-room" : null;
}
