import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type {
  CheckLinkedFilesRequest,
  LinkRequest,
  PreviewFileWriteRequest,
  UpdateLinkedFilesRequest,
  WriteFileRequest,
} from "../../../shared/contract.ts";
import { type EntryPath, type LinkId, mostLinks } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { JournalRecord } from "../refresh/journalRecord.ts";
import { FileUpdates } from "./fileUpdates.ts";
import { FileWrites } from "./fileWrites.ts";
import { LinkBook } from "./linkBook.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { EntryLinker, RememberedLink } from "./linkedFilePorts.ts";
import { expectedOf } from "./linkStatus.ts";
import { undoWrite } from "./undoWrite.ts";

/** Entries of config files that are to hold keys: written, undone, checked, updated. */
export class LinkedFiles implements EntryLinker {
  readonly #parts: LinkedFileParts;
  readonly #book: LinkBook;
  readonly #writes: FileWrites;
  readonly #updates: FileUpdates;

  constructor(parts: LinkedFileParts) {
    this.#parts = parts;
    this.#book = new LinkBook(parts);
    this.#writes = new FileWrites(parts, this.#book);
    this.#updates = new FileUpdates(parts, this.#book);
  }

  readonly list = () => this.#book.list();

  /** Looks into all files, and from now on into each that changes. */
  async start(): Promise<void> {
    this.#book.watch();
    await this.#book.check();
  }

  /** What is known of the keys may be something else now. */
  readonly recheck = (): void => void this.#book.recheck();

  choose() {
    return this.#writes.choose();
  }

  openLinked(request: LinkRequest) {
    return this.#writes.openLinked(request);
  }

  preview(request: PreviewFileWriteRequest) {
    return this.#writes.preview(request);
  }

  write(request: WriteFileRequest, isStillAsked: IsStillAsked) {
    return this.#writes.write(request, isStillAsked);
  }

  async undo({ linkId }: LinkRequest, isStillAsked: IsStillAsked): Promise<Result<void, AppError>> {
    const link = this.#book.find(linkId);
    if (link === null) return err({ kind: "link-not-found" });
    const undone = await undoWrite(this.#parts, link, isStillAsked);
    if (!undone.ok) return undone;
    if (undone.value === null) this.#book.remove(linkId);
    else this.#book.set(undone.value);
    await this.#book.checkPaths([link.path]);
    return ok(undefined);
  }

  async unlink({ linkId }: LinkRequest): Promise<Result<void, AppError>> {
    if (this.#book.find(linkId) === null) return err({ kind: "link-not-found" });
    this.#book.remove(linkId);
    await this.#parts.backups.forget(linkId);
    return ok(undefined);
  }

  /** Asks a platform only where a key may be another than the one that was seen last. */
  async check({ linkIds }: CheckLinkedFilesRequest): Promise<Result<void, AppError>> {
    const asked = linkIds === null ? null : new Set(linkIds);
    const links = this.#book.links.filter(({ linkId }) => asked?.has(linkId) ?? true);
    const doubtful = new Set(
      links.filter((link) => this.#isDoubtful(link)).map(({ connectionId }) => connectionId),
    );
    const learned = await Promise.all(
      [...doubtful].map((connectionId) => this.#parts.learnKeysOf(connectionId)),
    );
    await this.#book.check(asked);
    return learned.find((result) => !result.ok) ?? ok(undefined);
  }

  update(request: UpdateLinkedFilesRequest, isStillAsked: IsStillAsked) {
    return this.#updates.update(request, isStillAsked);
  }

  checksBeforeRefresh(connectionId: ConnectionId, keyId: KeyId) {
    return this.#updates.checksBeforeRefresh(connectionId, keyId);
  }

  /** Of the key that was refreshed or replaced: how many there are, and how many hold the new one. */
  ofRefresh({
    connection,
    oldKey,
    oldFingerprint,
    order,
    progress,
  }: JournalRecord): FilesOfRefresh {
    const { connectionId } = connection;
    const newMaskedKey = "newKey" in progress ? progress.newKey.maskedKey : null;
    const isNew = (link: RememberedLink) =>
      expectedOf(this.#parts.history, link)?.maskedKey === newMaskedKey;
    // A replaced key goes on, and so does a link to it until its file is updated.
    const links = this.#book.links.filter((link) => {
      if (link.connectionId !== connectionId) return false;
      if (order.way === "invalidates") return link.keyId === oldKey.keyId;
      return link.keyId === null && (link.fingerprint === oldFingerprint || isNew(link));
    });
    const isDone = (link: RememberedLink) =>
      isNew(link) && this.#book.statusOf(link.linkId).state === "current";
    return { all: links.length, done: links.filter(isDone).length };
  }

  link({
    path,
    format,
    entry,
    fingerprint,
  }: Parameters<EntryLinker["link"]>[0]): Result<LinkId, AppError> {
    const record = this.#parts.history.recordOf(fingerprint);
    if (record === null) return err({ kind: "key-not-found" });
    const known = this.#book.at(path, entry);
    if (known === null && this.#book.links.length >= mostLinks) {
      return err({ kind: "too-many-links" });
    }
    const { connectionId, keyId } = record;
    this.#parts.history.keep(record);
    const linkId = known?.linkId ?? (this.#parts.random.uuid() as LinkId);
    const place = { linkId, path, format, entry, connectionId, keyId, fingerprint };
    this.#book.set({ undoable: 0, isMadeByWrite: false, ...known, ...place });
    void this.#book.checkPaths([path]);
    return ok(linkId);
  }

  isLinked(path: string, entry: EntryPath): boolean {
    return this.#book.at(path, entry) !== null;
  }

  async forgetConnection(connectionId: ConnectionId): Promise<void> {
    for (const linkId of this.#book.forgetConnection(connectionId)) {
      await this.#parts.backups.forget(linkId);
    }
  }

  /** For the lock: what was chosen and prepared holds secrets. */
  drop(): void {
    this.#writes.drop();
  }

  stop(): void {
    this.#parts.fileWatch.close();
  }

  #isDoubtful(link: RememberedLink): boolean {
    if (link.keyId === null) return false;
    const { history } = this.#parts;
    const record = expectedOf(history, link);
    return record === null || !history.isCurrent(record);
  }
}

export interface FilesOfRefresh {
  readonly all: number;
  readonly done: number;
}
