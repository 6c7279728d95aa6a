import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ActivityFile, FileLook, FileProblem } from "../core/activity/activityPorts.ts";
import { inItsPlace, makePrivateFolder, statOf, syncFolder } from "./durableFiles.ts";

const forAppending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | inItsPlace;

/** `activity.jsonl` in a folder of its own; opened for appending only, and its owner's alone. */
export class ActivityDiskFile implements ActivityFile {
  readonly #folder: string;
  readonly #path: string;
  #handle: FileHandle | null = null;
  /** What the file was like after the last look or append; null while there was none. */
  #seen: string | null = null;
  #generation = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ folder }: { folder: string }) {
    this.#folder = folder;
    this.#path = join(folder, "activity.jsonl");
  }

  look(): Promise<Result<FileLook, FileProblem>> {
    return this.#attempt(() => this.#look());
  }

  /** Takes no turn: what was written once stays as it is. */
  async read(fromByte: number, toByte: number): Promise<Result<string, FileProblem>> {
    if (fromByte >= toByte) return ok("");
    try {
      const handle = await open(this.#path, constants.O_RDONLY | inItsPlace);
      try {
        return ok(await readPart(handle, fromByte, toByte));
      } finally {
        await handle.close();
      }
    } catch {
      return err("unusable");
    }
  }

  append(text: string): Promise<Result<void, FileProblem>> {
    return this.#attempt(async () => {
      await this.#look();
      const handle = this.#handle ?? (await this.#open());
      await handle.appendFile(text, "latin1");
      await handle.datasync();
      const [inPlace, written] = [await statOf(this.#path), await handle.stat({ bigint: true })];
      if (inPlace?.ino !== written.ino) throw new Error("the file was taken away meanwhile");
      this.#seen = stampOf(inPlace);
    });
  }

  setAside(name: string): Promise<Result<void, FileProblem>> {
    return this.#attempt(async () => {
      const path = join(this.#folder, name);
      if ((await statOf(path)) !== null) throw new Error("there is a file of this name");
      await this.close();
      await rename(this.#path, path);
      await syncFolder(this.#folder);
    });
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close().catch(() => undefined);
  }

  /** One after another, so that no look falls into the middle of an append. */
  #attempt<Value>(work: () => Promise<Value>): Promise<Result<Value, FileProblem>> {
    const done = this.#turn.then(work).then(ok<Value>, async () => {
      await this.close();
      return err<FileProblem>("unusable");
    });
    this.#turn = done;
    return done;
  }

  async #look(): Promise<FileLook> {
    const stat = await statOf(this.#path);
    if (stat !== null && !stat.isFile()) throw new Error("something else is in its place");
    const stamp = stampOf(stat);
    if (stamp !== this.#seen) {
      this.#seen = stamp;
      this.#generation += 1;
      // It may be another file than the one that is open.
      await this.close();
    }
    return { sizeBytes: Number(stat?.size ?? 0), generation: this.#generation };
  }

  async #open(): Promise<FileHandle> {
    await makePrivateFolder(this.#folder);
    const isNew = (await statOf(this.#path)) === null;
    const handle = await open(this.#path, forAppending, 0o600);
    this.#handle = handle;
    await handle.chmod(0o600);
    if (isNew) await syncFolder(this.#folder);
    return handle;
  }
}

async function readPart(handle: FileHandle, fromByte: number, toByte: number): Promise<string> {
  const buffer = Buffer.allocUnsafe(toByte - fromByte);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(
      buffer,
      filled,
      buffer.length - filled,
      fromByte + filled,
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.toString("latin1", 0, filled);
}

/** Another one after every change; a change of the times back to what they were is one, too. */
function stampOf(stat: BigIntStats | null): string | null {
  if (stat === null) return null;
  return [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(":");
}
