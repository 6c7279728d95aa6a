import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, lstat, open, realpath } from "node:fs/promises";
import { isAbsolute } from "node:path";
import type { FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Secret } from "../../core/secret.ts";
import { inItsPlace } from "../durableFiles.ts";
import { openProblemOf } from "./fileProblemOf.ts";
import { fileTextOf, largestFileBytes } from "./fileText.ts";

const forReading = constants.O_RDONLY | inItsPlace;
/** A file that is being written to is read once more; one that always is, is given up. */
const tries = 3;

export interface ReadFile {
  /** The file itself, where the path leads to it over links. */
  readonly target: string;
  readonly stat: BigIntStats;
  readonly text: Secret;
}

/** A file with its text, as one moment had both. */
export async function readConfigFile(path: string): Promise<Result<ReadFile, FileProblem>> {
  if (!isAbsolute(path)) return err("missing");
  try {
    for (let left = tries; ; left -= 1) {
      const read = await readOnce(await realpath(path));
      if (read.ok || read.error !== "changed" || left === 1) return read;
    }
  } catch (error) {
    return err(openProblemOf(error));
  }
}

/** Another one after every change of the file, its mode and owner included. */
export function fileStampOf(stat: BigIntStats): string {
  const { dev, ino, size, mtimeNs, ctimeNs, mode, uid, gid } = stat;
  return [dev, ino, size, mtimeNs, ctimeNs, mode, uid, gid].join(":");
}

async function readOnce(target: string): Promise<Result<ReadFile, FileProblem>> {
  // First: opening a device may do something, and opening a pipe may wait for good.
  const unfit = unfitnessOf(await lstat(target, { bigint: true }));
  if (unfit !== null) return err(unfit);
  // SECURITY: what has become a link or a pipe since then is not followed and not waited for.
  const handle = await open(target, forReading);
  try {
    return await readHandle(handle, target);
  } finally {
    await handle.close();
  }
}

async function readHandle(
  handle: FileHandle,
  target: string,
): Promise<Result<ReadFile, FileProblem>> {
  const stat = await handle.stat({ bigint: true });
  const unfit = unfitnessOf(stat);
  if (unfit !== null) return err(unfit);
  const bytes = await readUpTo(handle, Number(stat.size) + 1);
  const after = await handle.stat({ bigint: true });
  const isWhole = bytes.length === Number(stat.size) && fileStampOf(after) === fileStampOf(stat);
  if (!isWhole) return err("changed");
  const text = fileTextOf(bytes);
  return text === null ? err("not-parseable") : ok({ target, stat, text });
}

function unfitnessOf(stat: BigIntStats): FileProblem | null {
  if (!stat.isFile()) return "not-a-file";
  return stat.size > largestFileBytes ? "too-large" : null;
}

async function readUpTo(handle: FileHandle, limitBytes: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(limitBytes);
  let filled = 0;
  while (filled < limitBytes) {
    const { bytesRead } = await handle.read(buffer, filled, limitBytes - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
