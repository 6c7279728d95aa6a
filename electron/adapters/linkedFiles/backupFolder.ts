import { readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import {
  codeOf,
  isLeftover,
  makePrivateFolder,
  readWholeFile,
  replaceFile,
  statOf,
  syncFolder,
} from "../durableFiles.ts";
import { largestFileBytes } from "./fileText.ts";
import type { BackupName } from "./sealedBackup.ts";

/** Of a file's text, its path, and what is around them. */
const largestBackupBytes = largestFileBytes + 100_000;
const nameShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9]{12})\.([0-9a-f]{32})$/;

export interface StoredBackup extends BackupName {
  /** Its name in the folder. */
  readonly file: string;
  /** Tells which file it is a backup of, without telling its path. */
  readonly targetMac: string;
}

/** A folder of its owner's alone with a file a backup: `LINK-ID.SEQUENCE.TARGET-MAC`. */
export class BackupFolder {
  readonly #folder: string;

  constructor({ folder }: { folder: string }) {
    this.#folder = folder;
  }

  /** Oldest first. What a crash has left is removed. */
  async list(): Promise<readonly StoredBackup[]> {
    const stat = await statOf(this.#folder);
    // SECURITY: a link in the folder's place is not followed.
    if (stat === null || !stat.isDirectory()) return [];
    const names = await readdir(this.#folder);
    await Promise.all(names.filter(isLeftover).map((name) => this.#remove(name)));
    return names.flatMap(storedBackupOf).sort((one, other) => one.sequence - other.sequence);
  }

  async read({ file }: StoredBackup): Promise<Uint8Array | null> {
    return readWholeFile(join(this.#folder, file), largestBackupBytes);
  }

  async write(backup: Omit<StoredBackup, "file">, bytes: Uint8Array): Promise<void> {
    const { linkId, sequence, targetMac } = backup;
    const name = `${linkId}.${String(sequence).padStart(12, "0")}.${targetMac}`;
    // SECURITY: a link id that is part of a path would lead out of the folder.
    if (!nameShape.test(name)) throw new Error("not the name of a backup");
    await makePrivateFolder(this.#folder);
    await replaceFile(this.#folder, name, bytes);
  }

  async remove(backups: readonly StoredBackup[]): Promise<void> {
    if (backups.length === 0) return;
    for (const { file } of backups) await this.#remove(file);
    await syncFolder(this.#folder);
  }

  async #remove(name: string): Promise<void> {
    await unlink(join(this.#folder, name)).catch(unlessGone);
  }
}

function storedBackupOf(file: string): readonly StoredBackup[] {
  const [, linkId, sequence, targetMac] = nameShape.exec(file) ?? [];
  if (linkId === undefined || sequence === undefined || targetMac === undefined) return [];
  return [{ file, linkId, sequence: Number(sequence), targetMac }];
}

function unlessGone(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}
