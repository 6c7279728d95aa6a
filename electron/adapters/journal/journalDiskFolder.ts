import { readdir, rename, unlink } from "node:fs/promises";
import { basename, join } from "node:path";
import type { RefreshId } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../../core/ports.ts";
import type { JournalRecord } from "../../core/refresh/journalRecord.ts";
import type { JournalDisk, ReadJournal } from "../../core/refresh/refreshPorts.ts";
import {
  codeOf,
  isLeftover,
  makePrivateFolder,
  nameToKeep,
  readWholeFile,
  replaceFile,
  statOf,
  syncFolder,
} from "../durableFiles.ts";
import { journalTextOf, largestRecordBytes, readJournalText } from "./journalText.ts";

const ending = ".json";

/** What one file of the folder is: a record, or none that can be read. */
type Found =
  | { readonly is: "record"; readonly record: JournalRecord }
  | { readonly is: "set-aside"; readonly name: string };

/** A folder of its owner's alone with a file a record, `REFRESH-ID.json`. */
export class JournalDiskFolder implements JournalDisk {
  readonly #clock: Clock;
  readonly #folder: string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ clock }: { clock: Clock }, { folder }: { folder: string }) {
    this.#clock = clock;
    this.#folder = folder;
  }

  async readAll(): Promise<ReadJournal> {
    const read = await this.#attempt(() => this.#readAll());
    // As one file that can't even be read: what is in it is not known.
    return read.ok ? read.value : { records: [], setAsideAs: [basename(this.#folder)] };
  }

  write(record: JournalRecord): Promise<Result<void, "unusable">> {
    return this.#attempt(async () => {
      const text = journalTextOf(record);
      if (text === null) throw new Error("the record could not be read again");
      await makePrivateFolder(this.#folder);
      await replaceFile(this.#folder, nameOf(record.refreshId), text);
    });
  }

  remove(refreshId: RefreshId): Promise<Result<void, "unusable">> {
    return this.#attempt(async () => {
      if (!(await this.#isThere())) return;
      await unlink(join(this.#folder, nameOf(refreshId))).catch(unlessGone);
      await syncFolder(this.#folder);
    });
  }

  /** One after another: a record's writes keep their order, and no reading sees half a write. */
  #attempt<Value>(work: () => Promise<Value>): Promise<Result<Value, "unusable">> {
    const done = this.#turn.then(work).then(ok<Value>, () => err<"unusable">("unusable"));
    this.#turn = done;
    return done;
  }

  /** SECURITY: a link in the folder's place is not followed. */
  async #isThere(): Promise<boolean> {
    const stat = await statOf(this.#folder);
    if (stat !== null && !stat.isDirectory()) throw new Error("something else is in its place");
    return stat !== null;
  }

  async #readAll(): Promise<ReadJournal> {
    if (!(await this.#isThere())) return { records: [], setAsideAs: [] };
    const records: JournalRecord[] = [];
    const setAsideAs: string[] = [];
    for (const name of await readdir(this.#folder)) {
      if (isLeftover(name)) await this.#removeLeftover(name);
      if (!name.endsWith(ending)) continue;
      const found = await this.#read(name);
      if (found.is === "record") records.push(found.record);
      else setAsideAs.push(found.name);
    }
    if (setAsideAs.length > 0) await syncFolder(this.#folder).catch(() => undefined);
    return { records, setAsideAs };
  }

  async #read(name: string): Promise<Found> {
    try {
      const bytes = await readWholeFile(join(this.#folder, name), largestRecordBytes);
      const refreshId = name.slice(0, -ending.length);
      const record = bytes === null ? null : readJournalText(bytes, refreshId);
      if (record !== null) return { is: "record", record };
    } catch {
      // It may hold a record all the same, and be readable the next time.
      return { is: "set-aside", name };
    }
    return { is: "set-aside", name: await this.#setAside(name) };
  }

  /** What is in the file's place, whatever it is, under another name; its own when that fails. */
  async #setAside(name: string): Promise<string> {
    try {
      const kept = nameToKeep(this.#folder, name, this.#clock.now());
      await rename(join(this.#folder, name), join(this.#folder, kept));
      return kept;
    } catch {
      return name;
    }
  }

  /** A write that never came to its end was told to nobody. */
  async #removeLeftover(name: string): Promise<void> {
    await unlink(join(this.#folder, name)).catch(() => undefined);
  }
}

function nameOf(refreshId: RefreshId): string {
  return refreshId + ending;
}

function unlessGone(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}
