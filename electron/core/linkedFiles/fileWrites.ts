import type { AppError } from "../../../shared/appError.ts";
import type {
  LinkRequest,
  PreviewFileWriteRequest,
  WriteFileRequest,
} from "../../../shared/contract.ts";
import {
  type ConfigFile,
  type FileId,
  type FileWriteId,
  type FileWritePreview,
  type LinkId,
  mostLinks,
  type SlotConflict,
} from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { readSecret } from "../activity/readSecret.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { Secret } from "../secret.ts";
import { describeFile, type ReadFile, readFile, refused, warningsOf } from "./fileAccess.ts";
import type { LinkBook } from "./linkBook.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { RememberedLink } from "./linkedFilePorts.ts";
import { findEntry } from "./linkStatus.ts";
import { withWrite } from "./updateFile.ts";
import { Waiting } from "./waiting.ts";
import { writeToFile } from "./writeToFile.ts";
import { holderConflicts, slotConflicts } from "./wrongSlot.ts";

interface ChosenFile {
  readonly path: string;
  /** Of a link, whatever the file is called now. */
  readonly format: ReadFile["format"];
  /** By key: asked for once, not with each entry that is looked at. */
  readonly secrets: Map<string, Secret>;
}

interface PreparedWrite {
  readonly file: ReadFile;
  readonly request: PreviewFileWriteRequest;
  readonly secret: Secret;
  readonly fingerprint: string;
  /** The file's text as it will be; null when it holds the key already. */
  readonly after: Secret | null;
  readonly conflicts: readonly SlotConflict[];
}

/** From the choice of a file to the key in it. */
export class FileWrites {
  readonly #parts: LinkedFileParts;
  readonly #book: LinkBook;
  readonly #chosen: Waiting<FileId, ChosenFile>;
  readonly #prepared: Waiting<FileWriteId, PreparedWrite>;

  constructor(parts: LinkedFileParts, book: LinkBook) {
    this.#parts = parts;
    this.#book = book;
    this.#chosen = new Waiting(parts, (uuid) => uuid as FileId);
    this.#prepared = new Waiting(parts, (uuid) => uuid as FileWriteId);
  }

  async choose(): Promise<Result<ConfigFile | null, AppError>> {
    const path = await this.#parts.askForFile();
    if (!path.ok) return path;
    if (path.value === null) return ok(null);
    return this.#open(await readFile(this.#parts, path.value));
  }

  async openLinked({ linkId }: LinkRequest): Promise<Result<ConfigFile, AppError>> {
    const link = this.#book.find(linkId);
    if (link === null) return err({ kind: "link-not-found" });
    return this.#open(await readFile(this.#parts, link.path, link.format));
  }

  async preview(request: PreviewFileWriteRequest): Promise<Result<FileWritePreview, AppError>> {
    const chosen = this.#chosen.find(request.fileId);
    if (chosen === null) return err({ kind: "file-choice-expired" });
    const file = await readFile(this.#parts, chosen.path, chosen.format);
    if (!file.ok) return file;
    const secret = await this.#secretFor(chosen, request);
    if (!secret.ok) return secret;
    const prepared = await this.#prepare(file.value, request, secret.value);
    if (!prepared.ok) return prepared;
    return ok(await this.#describe(prepared.value));
  }

  async write(
    { writeId, isSlotConfirmed }: WriteFileRequest,
    isStillAsked: IsStillAsked,
  ): Promise<Result<LinkId, AppError>> {
    const waiting = this.#prepared.find(writeId);
    if (waiting === null) return err({ kind: "file-choice-expired" });
    if (waiting.conflicts.length > 0 && !isSlotConfirmed)
      return err({ kind: "slot-not-confirmed" });
    const { path } = waiting.file.opened;
    const known = this.#book.at(path, waiting.request.entry);
    if (known === null && this.#book.links.length >= mostLinks) {
      return err({ kind: "too-many-links" });
    }
    // It is good for one: of two that come together, one goes on.
    const prepared = this.#prepared.take(writeId);
    if (prepared === null) return err({ kind: "file-choice-expired" });
    const linkId = known?.linkId ?? (this.#parts.random.uuid() as LinkId);
    const written = await this.#write(linkId, prepared, isStillAsked);
    if (!written.ok) return written;
    await this.#link(linkId, known, prepared, written.value);
    return ok(linkId);
  }

  /** Everything that holds a secret, or the name of a file that nobody has linked. */
  drop(): void {
    this.#chosen.drop();
    this.#prepared.drop();
  }

  async #open(file: Result<ReadFile, AppError>): Promise<Result<ConfigFile, AppError>> {
    if (!file.ok) return file;
    const { opened, format } = file.value;
    const fileId = this.#chosen.add({ path: opened.path, format, secrets: new Map() });
    return ok(await describeFile(this.#parts, fileId, file.value));
  }

  async #secretFor(
    { secrets }: ChosenFile,
    { connectionId, keyId, refreshId }: PreviewFileWriteRequest,
  ): Promise<Result<Secret, AppError>> {
    const name = `${connectionId} ${keyId} ${refreshId ?? ""}`;
    const known = secrets.get(name);
    if (known !== undefined) return ok(known);
    const asked = { connectionId, keyId, ...(refreshId === undefined ? {} : { refreshId }) };
    const secret = await readSecret(this.#parts, "write-file", asked);
    if (secret.ok) secrets.set(name, secret.value);
    return secret;
  }

  async #prepare(
    file: ReadFile,
    request: PreviewFileWriteRequest,
    secret: Secret,
  ): Promise<Result<PreparedWrite, AppError>> {
    const { history, formats, fingerprint: fingerprintOf } = this.#parts;
    const { connectionId, keyId, created, entry } = request;
    const fingerprint = await history.saw({ connectionId, keyId, secret, created });
    if (fingerprint === null) return err({ kind: "keychain-unavailable" });
    const found = findEntry(file.entries, { entry });
    const held = found?.value == null ? null : await fingerprintOf(found.value);
    const conflicts = this.#conflictsOf(file, request, { fingerprint, held });
    const prepared = { file, request, secret, fingerprint, conflicts };
    if (held === fingerprint) return ok({ ...prepared, after: null });
    const { format, opened } = file;
    const after = formats.write({ format, text: opened.text, entry, value: secret });
    return after.ok ? ok({ ...prepared, after: after.value }) : refused(after.error);
  }

  #conflictsOf(
    { opened }: ReadFile,
    { connectionId, entry }: PreviewFileWriteRequest,
    { fingerprint, held }: { readonly fingerprint: string; readonly held: string | null },
  ): readonly SlotConflict[] {
    const { history, platformOf } = this.#parts;
    const key = history.find(fingerprint);
    if (key === null) return [];
    const slotKey = { ...key, platform: platformOf(connectionId) };
    const named = slotConflicts({ entry, path: opened.path }, slotKey);
    const holder = held === null || held === fingerprint ? null : history.find(held);
    const isNamed = ({ aspect }: SlotConflict) => named.some((one) => one.aspect === aspect);
    return [...named, ...holderConflicts(holder, slotKey).filter((one) => !isNamed(one))];
  }

  async #describe(prepared: PreparedWrite): Promise<FileWritePreview> {
    const { file, request, after, conflicts } = prepared;
    const { opened, format, entries } = file;
    return {
      writeId: this.#prepared.add(prepared),
      path: opened.path,
      entry: request.entry,
      isNewEntry: findEntry(entries, request) === null,
      isUnchanged: after === null,
      diff: after === null ? [] : this.#parts.formats.diff(format, opened.text, after),
      conflicts,
      warnings: await warningsOf(this.#parts, opened),
    };
  }

  /** @returns whether it can be undone; null where nothing had to be written. */
  async #write(
    linkId: LinkId,
    { file, request, secret, after }: PreparedWrite,
    isStillAsked: IsStillAsked,
  ): Promise<Result<boolean | null, AppError>> {
    if (after === null) return ok(null);
    const { connectionId, keyId } = request;
    const write = { linkId, opened: file.opened, after, key: { connectionId, keyId, secret } };
    return writeToFile(this.#parts, write, isStillAsked);
  }

  async #link(
    linkId: LinkId,
    known: RememberedLink | null,
    { file, request, fingerprint }: PreparedWrite,
    canUndo: boolean | null,
  ): Promise<void> {
    const { connectionId, keyId, entry } = request;
    // The history knows a company key by its secret alone.
    const record = this.#parts.history.recordOfKey({ connectionId, keyId, fingerprint });
    const link: RememberedLink = {
      linkId,
      path: file.opened.path,
      format: file.format,
      entry,
      connectionId,
      keyId: record?.keyId ?? null,
      fingerprint,
      undoable: known?.undoable ?? 0,
      isMadeByWrite: known?.isMadeByWrite ?? canUndo === true,
    };
    this.#book.set(canUndo === null ? link : withWrite(link, canUndo));
    await this.#book.checkPaths([link.path]);
    this.#parts.onChanged();
  }
}
