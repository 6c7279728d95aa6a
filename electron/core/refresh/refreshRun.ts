import type { AppError } from "../../../shared/appError.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import { noteNotRefreshed } from "./endRefresh.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { type Refusal, refreshOneKey } from "./refreshOneKey.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** Keys that are refreshed one after the other, up to the first that does not end refreshed. */
export class RefreshRun {
  readonly #parts: RefreshParts;
  readonly #isStillAsked: IsStillAsked;

  constructor(parts: RefreshParts, isStillAsked: IsStillAsked) {
    this.#parts = parts;
    this.#isStillAsked = isStillAsked;
  }

  /** One key by itself: when nothing is done, no record is left. */
  async runOne(planned: JournalRecord): Promise<Result<readonly JournalRecord[], AppError>> {
    const { journal } = this.#parts;
    const ended = await this.#refresh(planned, async () => {
      if (journal.find(planned.refreshId).ok) await journal.remove(planned.refreshId);
    });
    return ended.ok ? ok([ended.value]) : err(ended.error.error);
  }

  /**
   * Several: all are on the disk before the first begins, so that the rest can be resumed.
   *
   * @param replaced steps of an earlier run in whose place these are.
   */
  async runAll(
    planned: readonly JournalRecord[],
    replaced: readonly RefreshId[],
  ): Promise<Result<readonly JournalRecord[], AppError>> {
    const { journal } = this.#parts;
    for (const record of planned) {
      const written = await journal.write(record);
      if (written.ok) continue;
      for (const { refreshId } of planned) await journal.remove(refreshId);
      return written;
    }
    for (const refreshId of replaced) await journal.remove(refreshId);
    for (const record of planned) {
      const ended = await this.#refresh(record, (refusal) => this.#noteRefusal(record, refusal));
      if (!ended.ok || !isRefreshed(ended.value)) break;
    }
    return ok(planned.map((record) => this.#present(record)));
  }

  /** It is under way until its refusal, too, is on record: nobody is told that it is unknown. */
  #refresh(
    planned: JournalRecord,
    onRefused: (refusal: Refusal) => Promise<void>,
  ): Promise<Result<JournalRecord, Refusal>> {
    return this.#parts.journal.work(planned.refreshId, async () => {
      const ended = await refreshOneKey(this.#parts, planned, this.#isStillAsked);
      if (!ended.ok) await onRefused(ended.error);
      return ended;
    });
  }

  async #noteRefusal(record: JournalRecord, { reason, error }: Refusal): Promise<void> {
    await noteNotRefreshed(this.#parts, this.#present(record), { reason, error: error.kind });
  }

  #present(record: JournalRecord): JournalRecord {
    const found = this.#parts.journal.find(record.refreshId);
    return found.ok ? found.value : record;
  }
}

function isRefreshed({ progress }: JournalRecord): boolean {
  return (
    progress.stage === "answered" || progress.stage === "stored" || progress.stage === "finished"
  );
}
