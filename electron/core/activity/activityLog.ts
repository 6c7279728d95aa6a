import type { ActivityEntry, ActivityLogStatus, ActivityPage } from "../../../shared/activity.ts";
import type { AppError } from "../../../shared/appError.ts";
import type {
  ExportActivityRequest,
  ExportOutcome,
  ListActivityRequest,
} from "../../../shared/contract.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { instantOf } from "../instantOf.ts";
import type { Clock, Keychain, Random } from "../ports.ts";
import type { Secret } from "../secret.ts";
import { HeadKeeper } from "./activityHead.ts";
import { ActivityHistory, type WholeLog } from "./activityHistory.ts";
import { ActivityKeys } from "./activityKeys.ts";
import type { ActivityExportFile, ActivityFile, ActivityWords } from "./activityPorts.ts";
import type { ActivityEvent, ActivityRecorder } from "./activityRecorder.ts";
import { ActivityWriter, type EntryDraft } from "./activityWriter.ts";
import { chooseEntries } from "./chooseEntries.ts";
import { draftEntry, type EntrySources } from "./entryDraft.ts";
import { FailureLimit, type LeftOut } from "./failureLimit.ts";
import type { KnownEntry } from "./readEntry.ts";
import { resultOf } from "./resultOf.ts";
import { waitAtMost } from "./waitAtMost.ts";

const quitLimitMs = 1_000;

export interface ActivityLogDependencies extends EntrySources {
  readonly file: ActivityFile;
  readonly keychain: Keychain;
  readonly random: Random;
  readonly clock: Clock;
  readonly exportFile: ActivityExportFile;
  readonly words: ActivityWords;
  readonly onStatusChanged: () => void;
  /**
   * Told of each event when it was written down, or could not be: the history of keys learns from
   * it. No secret passes through main without one.
   */
  readonly onEvent: (event: ActivityEvent) => void;
}

/** What was done here with keys, connections and protections: written down, and shown again. */
export class ActivityLog implements ActivityRecorder {
  readonly #parts: ActivityLogDependencies;
  readonly #keys: ActivityKeys;
  readonly #heads: HeadKeeper;
  readonly #writer: ActivityWriter;
  readonly #history: ActivityHistory;
  #status: ActivityLogStatus = {
    state: "recording",
    isUnrecordedAccepted: false,
    isBroken: false,
  };
  /** That the user went on unrecorded; written as soon as anything can be. */
  #accepted: EntryDraft | null = null;
  readonly #failures: FailureLimit;

  constructor(dependencies: ActivityLogDependencies) {
    this.#parts = dependencies;
    this.#failures = new FailureLimit({
      clock: dependencies.clock,
      onMinuteOver: (leftOut) => void this.#writeLeftOut(leftOut),
    });
    this.#keys = new ActivityKeys(dependencies);
    this.#heads = new HeadKeeper(dependencies);
    this.#history = new ActivityHistory(dependencies);
    this.#writer = new ActivityWriter({
      ...dependencies,
      keys: this.#keys,
      heads: this.#heads,
      firstEntry: (keptAs) => this.#draft({ action: "log-started", ...detailsOf(keptAs) }),
      onBroken: () => this.#changeStatus({ isBroken: true }),
    });
  }

  get status(): ActivityLogStatus {
    return this.#status;
  }

  async record(event: ActivityEvent): Promise<Result<void, AppError>> {
    const written = await this.recordStrictly(event);
    return written.ok || !this.#status.isUnrecordedAccepted ? written : ok(undefined);
  }

  async recordStrictly(event: ActivityEvent): Promise<Result<void, AppError>> {
    const written = await this.#write(event);
    this.#parts.onEvent(event);
    return written;
  }

  async #write(event: ActivityEvent): Promise<Result<void, AppError>> {
    if (!this.#failures.letsThrough(event)) return ok(undefined);
    const draft = draftEntry(this.#parts, event);
    const accepted = this.#accepted;
    this.#accepted = null;
    const written = await this.#writer.append(accepted === null ? [draft] : [accepted, draft]);
    if (!written.ok) {
      this.#accepted ??= accepted;
      this.#changeStatus({ state: "not-writable" });
      return err({ kind: "activity-not-recorded" });
    }
    this.#changeStatus({ state: "recording", isUnrecordedAccepted: false });
    return written;
  }

  /** As the log's lines have it; null while the keychain does not answer. */
  async fingerprintOf(secret: Secret): Promise<string | null> {
    const salt = await this.fingerprintSalt();
    return salt === null ? null : this.#parts.secrets.fingerprint(salt, secret);
  }

  /** What makes fingerprints what they are, for making them in another thread; null likewise. */
  async fingerprintSalt(): Promise<Secret | null> {
    await this.#keys.ask();
    const { state } = this.#keys;
    return state.state === "known" ? state.salt : null;
  }

  /** Finds out where the log stands, so that `status` says early that it was changed. */
  async open(): Promise<void> {
    await this.#writer.prepare();
  }

  /** Asks the keychain again with the next line: it answers somebody else. */
  keychainAnswers(): void {
    this.#keys.endPause();
  }

  /** Goes on although nothing can be written, in this run and until something can be. */
  acceptUnrecorded(): void {
    if (this.#status.state === "recording") return;
    this.#accepted ??= this.#draft({ action: "unrecorded-accepted" });
    this.#changeStatus({ isUnrecordedAccepted: true });
  }

  async list(request: ListActivityRequest): Promise<Result<ActivityPage, AppError>> {
    const read = await this.#read();
    if (!read.ok) return read;
    const { entries, integrity } = read.value;
    const chosen = await chooseEntries(this.#parts, entries, request.filter);
    const end = chosen.length - request.offset;
    const page = chosen.slice(Math.max(0, end - request.limit), Math.max(0, end)).toReversed();
    const matching = chosen.length;
    return ok({ entries: page.map(entryOf), matching, total: entries.length, integrity });
  }

  async exportEntries({
    filter,
    format,
  }: ExportActivityRequest): Promise<Result<ExportOutcome, AppError>> {
    const read = await this.#read();
    if (!read.ok) return read;
    const chosen = await chooseEntries(this.#parts, read.value.entries, filter);
    const day = instantOf(this.#parts.clock.now()).slice(0, 10);
    const suggestion = { fileName: `activity ${day}.${format}`, format };
    const file = await this.#parts.exportFile.saveActivity(suggestion, entriesOf(chosen));
    if (file.ok && file.value === null) return ok({ state: "cancelled" });
    // The file is there whether or not that can be written down.
    await this.record({ action: "export", result: resultOf(file), details: format });
    if (!file.ok) return file;
    return ok({ state: "saved", file: file.value ?? "", count: chosen.length });
  }

  /** Forgets what was read for the page. */
  drop(): void {
    this.#history.drop();
  }

  /** Before the app ends: the keychain gets to know where the log ends. A second at most. */
  async flush(): Promise<void> {
    this.#failures.endMinute();
    const flushed = this.#writer.settled().then(() => this.#heads.flush());
    await waitAtMost(this.#parts.clock, quitLimitMs, flushed);
  }

  async #read(): Promise<Result<WholeLog, AppError>> {
    const prepared = await this.#writer.prepare();
    const { mac, head } = this.#writer;
    const read = prepared.ok ? await this.#history.read(mac, head) : prepared;
    if (!read.ok) return err({ kind: "activity-not-readable" });
    // SECURITY: an alarm ends with the run, never with what the file looks like later.
    if (read.value.integrity.state === "broken") this.#changeStatus({ isBroken: true });
    return read;
  }

  async #writeLeftOut(leftOut: LeftOut): Promise<void> {
    const details = [...leftOut].map(([action, times]) => `${action}:${times}`).join(" ");
    const draft = this.#draft({ action: "failures-left-out", details });
    const written = await this.#writer.append([draft]);
    if (!written.ok) this.#failures.giveBack(leftOut);
  }

  #draft(event: Omit<ActivityEvent, "result">): EntryDraft {
    return draftEntry(this.#parts, { ...event, result: "ok" });
  }

  #changeStatus(change: Partial<ActivityLogStatus>): void {
    const next = { ...this.#status, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return;
    this.#status = next;
    this.#parts.onStatusChanged();
  }
}

function detailsOf(keptAs: string | null): { readonly details?: string } {
  return keptAs === null ? {} : { details: `earlier log: ${keptAs}` };
}

function entryOf({ seq, atMs, isProtected, subject }: KnownEntry): ActivityEntry {
  return { seq, at: instantOf(atMs), ...subject, isProtected };
}

function* entriesOf(entries: readonly KnownEntry[]): Iterable<ActivityEntry> {
  for (const entry of entries) yield entryOf(entry);
}
