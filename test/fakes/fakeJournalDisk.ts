import { journalTextOf, readJournalText } from "../../electron/adapters/journal/journalText.ts";
import type { JournalRecord } from "../../electron/core/refresh/journalRecord.ts";
import type { JournalDisk, ReadJournal } from "../../electron/core/refresh/refreshPorts.ts";
import type { RefreshId } from "../../shared/refresh.ts";
import { err, ok, type Result } from "../../shared/result.ts";

type When = "before" | "after";

const never = new Promise<never>(() => undefined);

/**
 * The journal's folder in memory, with its files as they would be on a disk. `stopAfter` ends the
 * power in the middle; `nextRun` is the disk as the next run finds it.
 */
export class FakeJournalDisk implements JournalDisk {
  /** The text of each record's file. */
  readonly files: Map<RefreshId, string>;
  /** Files that hold no record, as `readAll` tells of them. */
  setAsideAs: readonly string[] = [];
  isUnusable = false;
  /** What happens once a record is on the disk. */
  onWrite: (record: JournalRecord) => void = () => undefined;
  /** Writes and removals that were begun, the one at which the power went among them. */
  operations = 0;
  /** All that was written, oldest first. */
  readonly written: JournalRecord[] = [];
  /** Resolves when the power goes. */
  readonly stopped: Promise<void>;
  #setStopped: () => void = () => undefined;
  #isStopped = false;
  #failing: When[] = [];
  #stop: { readonly at: number; readonly when: When } | null = null;

  constructor(files: ReadonlyMap<RefreshId, string> = new Map()) {
    this.files = new Map(files);
    this.stopped = new Promise((resolve) => {
      this.#setStopped = resolve;
    });
  }

  /** The records that are on the disk. */
  get records(): readonly JournalRecord[] {
    return [...this.files].map(([refreshId, text]) => {
      const record = readJournalText(Buffer.from(text), refreshId);
      if (record === null) throw new Error(`no record: ${text}`);
      return record;
    });
  }

  /** The next operation is refused: "after" it was done all the same, as when a flush fails. */
  failNext(when: When = "before"): void {
    this.#failing.push(when);
  }

  /**
   * The power goes at the `count`th write or removal from now, "before" or "after" the disk has it.
   * That one never resolves, nor does anything later.
   */
  stopAfter(count: number, when: When): void {
    this.#stop = { at: this.operations + count, when };
  }

  /** What is on the disk, for another run of the app; what this one still does is not seen there. */
  nextRun(): FakeJournalDisk {
    return new FakeJournalDisk(this.files);
  }

  async readAll(): Promise<ReadJournal> {
    if (this.#isStopped) return never;
    if (this.isUnusable) return { records: [], setAsideAs: ["refreshes"] };
    return { records: this.records, setAsideAs: this.setAsideAs };
  }

  write(record: JournalRecord): Promise<Result<void, "unusable">> {
    const text = journalTextOf(record);
    if (text === null) throw new Error(`could not be read again: ${JSON.stringify(record)}`);
    return this.#operate(() => {
      this.files.set(record.refreshId, text);
      this.written.push(record);
      this.onWrite(record);
    });
  }

  remove(refreshId: RefreshId): Promise<Result<void, "unusable">> {
    return this.#operate(() => void this.files.delete(refreshId));
  }

  async #operate(work: () => void): Promise<Result<void, "unusable">> {
    if (this.#isStopped) return never;
    this.operations += 1;
    const stopsNow = this.#stop?.at === this.operations ? this.#stop.when : null;
    const fails = this.isUnusable ? "before" : (this.#failing.shift() ?? null);
    if (stopsNow !== "before" && fails !== "before") work();
    if (stopsNow === null) return fails === null ? ok(undefined) : err("unusable");
    this.#isStopped = true;
    this.#setStopped();
    return never;
  }
}
