import { createHmac } from "node:crypto";
import type { FileProblem, LinkId } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FileBackups, OpenedFile } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { AppLog } from "../../core/ports.ts";
import type { Secret } from "../../core/secret.ts";
import { BackupFolder, type StoredBackup } from "./backupFolder.ts";
import type { CacheKey } from "./cacheKey.ts";
import { digestOf, openBackup, sealBackup } from "./sealedBackup.ts";

const keptOfEachFile = 5;
const macDigits = 32;
const contentPurpose = "file backups";
const namePurpose = "names of file backups";

/**
 * What files were before they were written to, encrypted under keys that the keychain has.
 *
 * SECURITY: neither text nor path is in the clear, names of the backups included; each is bound to
 * its link and its place in the order, so that none can be put in another's place.
 */
export class EncryptedBackups implements FileBackups {
  readonly #cacheKey: CacheKey;
  readonly #log: AppLog;
  readonly #folder: BackupFolder;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dependencies: { cacheKey: CacheKey; log: AppLog }, { folder }: { folder: string }) {
    this.#cacheKey = dependencies.cacheKey;
    this.#log = dependencies.log;
    this.#folder = new BackupFolder({ folder });
  }

  async canKeep(): Promise<boolean> {
    return (await this.#cacheKey.keyFor(contentPurpose)) !== null;
  }

  keep(backup: Parameters<FileBackups["keep"]>[0]): Promise<boolean> {
    return this.#attempt("a backup could not be kept", false, () => this.#keep(backup));
  }

  lastOf(linkId: LinkId, opened: OpenedFile): Promise<Result<Secret, FileProblem>> {
    const failed = err<FileProblem>("no-backup");
    return this.#attempt("a backup could not be read", failed, async () => {
      const last = await this.#last(linkId);
      if (last === undefined) return failed;
      const key = await this.#cacheKey.keyFor(contentPurpose);
      if (key === null) return failed;
      const bytes = await this.#folder.read(last);
      const backup = bytes === null ? null : openBackup(key, last, bytes);
      if (backup === null) return failed;
      const isStillSo =
        backup.target === opened.target && backup.afterDigest === digestOf(opened.text);
      return isStillSo ? ok(backup.before) : err("changed");
    });
  }

  dropLast(linkId: LinkId): Promise<void> {
    return this.#attempt("a backup could not be removed", undefined, async () => {
      const last = await this.#last(linkId);
      if (last !== undefined) await this.#folder.remove([last]);
    });
  }

  forget(linkId: LinkId): Promise<void> {
    return this.#attempt("backups could not be removed", undefined, async () => {
      const all = await this.#folder.list();
      await this.#folder.remove(all.filter((stored) => stored.linkId === linkId));
    });
  }

  async #keep({ linkId, target, before, after }: Parameters<FileBackups["keep"]>[0]) {
    const contentKey = await this.#cacheKey.keyFor(contentPurpose);
    const nameKey = await this.#cacheKey.keyFor(namePurpose);
    const afterDigest = digestOf(after);
    if (contentKey === null || nameKey === null || afterDigest === null) return false;
    const all = await this.#folder.list();
    const name = { linkId, sequence: (all.at(-1)?.sequence ?? 0) + 1 };
    const bytes = sealBackup(contentKey, name, { target, before, afterDigest });
    if (bytes === null) return false;
    const targetMac = createHmac("sha256", nameKey).update(target).digest("hex");
    const written = { ...name, targetMac: targetMac.slice(0, macDigits) };
    await this.#folder.write(written, bytes);
    await this.#folder.remove(tooOld(all, written.targetMac));
    return true;
  }

  async #last(linkId: LinkId): Promise<StoredBackup | undefined> {
    const all = await this.#folder.list();
    return all.filter((stored) => stored.linkId === linkId).at(-1);
  }

  /** One after another, so that each sees what the one before it has left. */
  #attempt<Value>(failure: string, fallback: Value, work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work).catch((error: unknown) => {
      this.#log.defect(failure, error);
      return fallback;
    });
    this.#turn = done;
    return done;
  }
}

/** Those of a file that one more leaves no place for. */
function tooOld(all: readonly StoredBackup[], targetMac: string): readonly StoredBackup[] {
  const ofFile = all.filter((stored) => stored.targetMac === targetMac);
  return ofFile.slice(0, Math.max(0, ofFile.length + 1 - keptOfEachFile));
}
