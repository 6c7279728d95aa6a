import { randomUUID } from "node:crypto";
import { type BigIntStats, constants, lstatSync } from "node:fs";
import { chmod, lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * SECURITY: a link in a file's place is not followed, and a pipe there does not hold up the app.
 * Windows has neither flag.
 */
export const inItsPlace = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const forReplacing = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | inItsPlace;

/** File systems that can't flush a folder say so by these. */
const cannotSync: readonly unknown[] = ["EINVAL", "ENOTSUP"];

/** null when there is nothing at all. */
export async function statOf(path: string): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** A folder that is its owner's alone, and that outlasts a power cut. */
export async function makePrivateFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  const stat = await lstat(folder);
  if (!stat.isDirectory()) throw new Error("something else is in the folder's place");
  await chmod(folder, 0o700);
  if (firstMade !== undefined) await syncFolder(dirname(folder));
}

/** So that a name that came or went outlasts a power cut; Windows can't, and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    if (!cannotSync.includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file as a whole, its owner's alone: after a power cut it holds the old text or the
 * new, and once this resolves, the new. A file of another name may be left behind by a crash, see
 * `isLeftover`.
 */
export async function replaceFile(
  folder: string,
  name: string,
  text: string | Uint8Array,
): Promise<void> {
  const unfinished = join(folder, `${name}.${randomUUID()}.tmp`);
  try {
    const handle = await open(unfinished, forReplacing, 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** Whether this is the name of a file that `replaceFile` has not finished. */
export function isLeftover(name: string): boolean {
  return /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/.test(name);
}

/** All of a file; null for what is larger than `limitBytes`, or is no file. */
export async function readWholeFile(path: string, limitBytes: number): Promise<Buffer | null> {
  // First: opening a device may do something.
  if (!(await lstat(path)).isFile()) return null;
  const handle = await open(path, constants.O_RDONLY | inItsPlace);
  try {
    const stat = await handle.stat();
    return stat.isFile() && stat.size <= limitBytes ? await handle.readFile() : null;
  } finally {
    await handle.close();
  }
}

/** A name under which something is kept that can't be read, with the time and free until now. */
export function nameToKeep(folder: string, name: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-");
  const wanted = `${name}.unreadable-${stamp}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? wanted : `${wanted}-${count}`;
    const path = join(folder, free);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return free;
  }
}

/** What the system calls an error, `ENOENT`; null for an error that is not the system's. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
