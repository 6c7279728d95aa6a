import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { JournalProgress, JournalRecord } from "./journalRecord.ts";
import type { JournalDisk } from "./refreshPorts.ts";

/**
 * The records of all refreshes that are not seen to their end. What a record says is on the disk
 * before it is done; what was done is in memory also when the disk does not take it.
 */
export class RefreshJournal {
  readonly #disk: JournalDisk;
  readonly #onChanged: () => void;
  readonly #records = new Map<RefreshId, JournalRecord>();
  /** Refreshes that this run is working on. */
  readonly #underWay = new Set<RefreshId>();
  readonly #lookedAt = new Set<RefreshId>();
  readonly #running = new Set<RunbookId>();
  #setAsideAs: readonly string[] = [];
  #isOpen = false;
  readonly opened: Promise<void>;
  #setOpened: () => void = () => undefined;

  constructor(dependencies: { disk: JournalDisk; onChanged: () => void }) {
    this.#disk = dependencies.disk;
    this.#onChanged = dependencies.onChanged;
    this.opened = new Promise((resolve) => {
      this.#setOpened = resolve;
    });
  }

  /** Reads what earlier runs have left; `opened` resolves with it. */
  async open(): Promise<void> {
    const { records, setAsideAs } = await this.#disk.readAll();
    for (const record of records) this.#records.set(record.refreshId, record);
    await this.#removeTwins();
    this.#setAsideAs = setAsideAs;
    this.#isOpen = true;
    this.#setOpened();
    this.#onChanged();
  }

  /** Files of the journal that hold no record. */
  get setAsideAs(): readonly string[] {
    return this.#setAsideAs;
  }

  /** Oldest first, whatever the clock did. */
  list(): readonly JournalRecord[] {
    return this.listOf(() => true);
  }

  /** The same of those that are wanted. */
  listOf(isWanted: (record: JournalRecord) => boolean): readonly JournalRecord[] {
    return [...this.#records.values()]
      .filter(isWanted)
      .sort((one, other) => one.ordinal - other.ordinal);
  }

  /** Of the next record. */
  get nextOrdinal(): number {
    const ordinals = [...this.#records.values()].map(({ ordinal }) => ordinal);
    return Math.max(0, ...ordinals) + 1;
  }

  find(refreshId: RefreshId): Result<JournalRecord, AppError> {
    const record = this.#records.get(refreshId);
    return record === undefined ? err({ kind: "refresh-not-found" }) : { ok: true, value: record };
  }

  isUnderWay(refreshId: RefreshId): boolean {
    return this.#underWay.has(refreshId);
  }

  /** Whether it is not known what became of a refresh of this key; of any, before it was read. */
  isUnresolved(connectionId: ConnectionId, keyId: KeyId): boolean {
    if (!this.#isOpen) return true;
    return [...this.#records.values()].some(
      ({ connection, oldKey, progress }) =>
        connection.connectionId === connectionId &&
        oldKey.keyId === keyId &&
        (progress.stage === "intended" || progress.stage === "sent"),
    );
  }

  isRunning(runbookId: RunbookId): boolean {
    return this.#running.has(runbookId);
  }

  /** Works through a runbook; until that ends its steps stay as they are. */
  async runRunbook<Value>(runbookId: RunbookId, work: () => Promise<Value>): Promise<Value> {
    this.#running.add(runbookId);
    try {
      return await work();
    } finally {
      this.#running.delete(runbookId);
      this.#onChanged();
    }
  }

  /** Works on a refresh; until that ends it is under way. */
  async work<Value>(refreshId: RefreshId, work: () => Promise<Value>): Promise<Value> {
    this.#underWay.add(refreshId);
    this.#onChanged();
    try {
      return await work();
    } finally {
      this.#underWay.delete(refreshId);
      this.#onChanged();
    }
  }

  /**
   * Looks into a refresh that nobody works at; null when somebody does, or is looking already. For
   * a person it stays what it was until that ends.
   */
  async look<Value>(refreshId: RefreshId, work: () => Promise<Value>): Promise<Value | null> {
    if (this.#underWay.has(refreshId) || this.#lookedAt.has(refreshId)) return null;
    this.#lookedAt.add(refreshId);
    try {
      return await work();
    } finally {
      this.#lookedAt.delete(refreshId);
    }
  }

  /**
   * Before something is done: nothing may be done unless the disk has it. When it does not, who
   * wrote it removes it, or notes what is so instead.
   */
  async write(record: JournalRecord): Promise<Result<void, AppError>> {
    await this.opened;
    const { places, verification } = this.#records.get(record.refreshId) ?? record;
    const written = await this.#keep({ ...record, places, verification });
    return written.ok ? written : err({ kind: "refresh-not-recorded" });
  }

  /** How far a refresh has come now; what else its record says may have changed meanwhile. */
  advance(record: JournalRecord, progress: JournalProgress): Promise<JournalRecord> {
    const present = this.#records.get(record.refreshId) ?? record;
    return this.note({ ...present, progress });
  }

  /**
   * After something was done: this run knows it, whatever the disk says. One that was forgotten
   * meanwhile stays forgotten.
   */
  async note(record: JournalRecord): Promise<JournalRecord> {
    if (!this.#records.has(record.refreshId)) return record;
    await this.#keep(record);
    return record;
  }

  /** Steps of a runbook whose place new ones have taken, in a run that ended in between. */
  async #removeTwins(): Promise<void> {
    const planned = this.listOf(({ progress }) => progress.stage === "planned");
    const nameOf = ({ runbook, oldKey }: JournalRecord) => `${runbook?.runbookId} ${oldKey.keyId}`;
    const newest = new Map(planned.map((record) => [nameOf(record), record]));
    for (const record of planned) {
      if (newest.get(nameOf(record)) !== record) await this.remove(record.refreshId);
    }
  }

  async remove(refreshId: RefreshId): Promise<void> {
    this.#records.delete(refreshId);
    this.#onChanged();
    await this.#disk.remove(refreshId);
  }

  /**
   * In memory at once: a place that is ticked while the disk works would else bring back, after
   * "sent", the record from before it.
   */
  #keep(record: JournalRecord): Promise<Result<void, "unusable">> {
    this.#records.set(record.refreshId, record);
    this.#onChanged();
    return this.#disk.write(record);
  }
}
