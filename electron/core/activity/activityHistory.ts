import type { ActivityIntegrity } from "../../../shared/activity.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../ports.ts";
import type { Head } from "./activityHead.ts";
import { splitLine } from "./activityLine.ts";
import type { ActivityFile, FileProblem } from "./activityPorts.ts";
import { ChainCheck, type Mac } from "./chainCheck.ts";
import { EntryReader, type KnownEntry } from "./readEntry.ts";
import { readLines } from "./readLines.ts";

const keptForMs = 5 * 60_000;

/** What is read so far, so that the next reading goes on where this one ended. */
interface Reading {
  readonly generation: number;
  readonly entries: KnownEntry[];
  /** null while no keychain gives the key of the chain. */
  readonly check: ChainCheck | null;
  unprotected: number;
  /** Where the first line begins that was not read whole. */
  atByte: number;
  /** The file ended within a line that was taken all the same: it can't be gone on from. */
  isTorn: boolean;
}

export interface WholeLog {
  /** Oldest first. */
  readonly entries: readonly KnownEntry[];
  readonly integrity: ActivityIntegrity;
}

/**
 * The whole log, read and verified. It stays in memory for five minutes, so that pages and
 * searches are quick; then, and whenever something else has touched the file, all is read anew.
 */
export class ActivityHistory {
  readonly #file: ActivityFile;
  readonly #clock: Clock;
  #kept: Reading | null = null;
  #stopTimer: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dependencies: { file: ActivityFile; clock: Clock }) {
    this.#file = dependencies.file;
    this.#clock = dependencies.clock;
  }

  /**
   * @param mac null while no keychain gives the key of the chain.
   * @param head the last line with a mac that was written; taken before the file is looked at, so
   *   that a line that is written meanwhile is not missed.
   */
  read(mac: Mac | null, head: Head | null): Promise<Result<WholeLog, FileProblem>> {
    const reading = this.#turn.then(() => this.#read(mac, head));
    // Of the outcome nothing may stay here: it is the whole log.
    const end = () => undefined;
    this.#turn = reading.then(end, end);
    return reading;
  }

  drop(): void {
    this.#stopTimer();
    this.#kept = null;
  }

  async #read(mac: Mac | null, head: Head | null): Promise<Result<WholeLog, FileProblem>> {
    const look = await this.#file.look();
    if (!look.ok) return look;
    const { sizeBytes, generation } = look.value;
    const kept = this.#kept;
    const goesOn =
      kept?.generation === generation &&
      (kept.check === null) === (mac === null) &&
      !kept.isTorn &&
      sizeBytes >= kept.atByte;
    const reading = goesOn && kept !== null ? kept : this.#begin(mac, generation);
    const readOn = await this.#readOn(reading, sizeBytes);
    if (!readOn.ok) {
      this.drop();
      return readOn;
    }
    // A copy, since whoever gets it lets others read on meanwhile.
    return ok({ entries: [...reading.entries], integrity: integrityOf(reading, head) });
  }

  #begin(mac: Mac | null, generation: number): Reading {
    this.drop();
    const check = mac === null ? null : new ChainCheck(mac, null);
    const reading = { generation, entries: [], check, unprotected: 0, atByte: 0, isTorn: false };
    this.#kept = reading;
    this.#stopTimer = this.#clock.setTimer(keptForMs, () => this.drop());
    return reading;
  }

  async #readOn(reading: Reading, sizeBytes: number): Promise<Result<void, FileProblem>> {
    const entries = new EntryReader();
    const take = (line: string) => {
      const parts = splitLine(line);
      reading.check?.take(line, parts);
      if (parts === null) return true;
      if (parts.mac === null) reading.unprotected += 1;
      const entry = entries.read(parts);
      if (entry !== null) reading.entries.push(entry);
      return true;
    };
    const end = await readLines(this.#file, { fromByte: reading.atByte, toByte: sizeBytes }, take);
    if (!end.ok) return end;
    reading.atByte = end.value.atByte;
    reading.isTorn = end.value.rest !== "";
    // The line may be whole but for its line break; else it is no entry, and no line of ours.
    if (reading.isTorn) take(end.value.rest);
    return ok(undefined);
  }
}

function integrityOf(
  { check, unprotected, isTorn }: Reading,
  head: Head | null,
): ActivityIntegrity {
  if (check !== null) return check.result(head, isTorn);
  return { state: "unverifiable", brokenLines: [], missingAtEnd: 0, unprotected };
}
