import { createHash, randomUUID } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { inItsPlace, statOf, syncFolder } from "../durableFiles.ts";
import { FileRefusal } from "./fileProblemOf.ts";
import { keepAttributes } from "./keepAttributes.ts";
import { fileStampOf } from "./readConfigFile.ts";

const forReplacing = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | inItsPlace;
const permissions = 0o7777n;
/** A name may have 255 bytes, and what is put around it has 50. */
const longestName = 200;
const restOfLeftover = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/**
 * Replaces a file as a whole by another one like it: mode, owner, access list and extended
 * attributes are those of `was`. After a crash it has the old text or the new, and a file beside it
 * may be left, which the next write to it removes.
 *
 * SECURITY: that file is its owner's alone until it has the rights of the one that it replaces.
 *
 * @returns what the new file is like.
 */
export async function replaceAlike({
  target,
  was,
  bytes,
}: {
  readonly target: string;
  /** As it was when it was read; throws `changed` when it is another one by now. */
  readonly was: BigIntStats;
  readonly bytes: Uint8Array;
}): Promise<BigIntStats> {
  await removeLeftovers(target);
  const unfinished = join(dirname(target), `${beginningOf(target)}${randomUUID()}.tmp`);
  const handle = await open(unfinished, forReplacing, 0o600);
  try {
    await keepAttributes(target, unfinished);
    await handle.truncate(0);
    await handle.writeFile(bytes);
    await checkAlike(handle, was);
    await handle.sync();
    await checkUnchanged(target, was);
    await rename(unfinished, target);
    // A folder that can't be flushed is no failure any more: the file has the new text.
    await syncFolder(dirname(target)).catch(() => undefined);
    return await handle.stat({ bigint: true });
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Writing takes some bits of a mode away; an owner that could not be kept is not got over. */
async function checkAlike(handle: FileHandle, was: BigIntStats): Promise<void> {
  if (process.platform === "win32") return;
  const found = await handle.stat({ bigint: true });
  if (found.uid !== was.uid || found.gid !== was.gid) throw new FileRefusal("other-owner");
  if (found.mode === was.mode) return;
  await handle.chmod(Number(was.mode & permissions));
  const { mode } = await handle.stat({ bigint: true });
  if (mode !== was.mode) throw new FileRefusal("failed");
}

async function checkUnchanged(target: string, was: BigIntStats): Promise<void> {
  const found = await statOf(target);
  const isUnchanged = found !== null && fileStampOf(found) === fileStampOf(was);
  if (!isUnchanged) throw new FileRefusal("changed");
}

/** What a crash has left of an earlier write to this file. What can't be removed is in no way. */
async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  const beginning = beginningOf(target);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const isOurs = name.startsWith(beginning) && restOfLeftover.test(name.slice(beginning.length));
    if (!isOurs) continue;
    const path = join(folder, name);
    const isFile = await lstat(path).then(
      (stat) => stat.isFile(),
      () => false,
    );
    if (isFile) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** `.NAME.keyrack-`; of a name that would make it too long, a digest. */
function beginningOf(target: string): string {
  const name = basename(target);
  const isShort = Buffer.byteLength(name) <= longestName;
  const said = isShort ? name : createHash("sha256").update(name).digest("hex");
  return `.${said}.keyrack-`;
}
