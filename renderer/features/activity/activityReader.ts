import type {
  ActivityEntry,
  ActivityFilter,
  ActivityIntegrity,
  ActivityPage,
} from "../../../shared/activity.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ListActivityRequest } from "../../../shared/contract.ts";
import { err, type Result } from "../../../shared/result.ts";

/** One answer about the log: what it holds under a filter, and the entries around those in sight. */
export interface ActivityLog {
  readonly filter: ActivityFilter;
  readonly matching: number;
  readonly total: number;
  readonly integrity: ActivityIntegrity;
  /** Those from `offset` up to `end`, newest first; fewer where the log has no more. */
  readonly entries: readonly ActivityEntry[];
  readonly offset: number;
  readonly end: number;
}

export interface ActivityLoad {
  /** null before the first answer, and after a failure that left none for the filter. */
  readonly log: ActivityLog | null;
  /** Why there was no answer the last time; null when there was. */
  readonly error: AppError | null;
  /** True while an answer that a person has asked for is on its way. */
  readonly isReloading: boolean;
}

/** The rows in sight, both ends included, from 0. */
interface Sight {
  readonly first: number;
  readonly last: number;
}

/** How many entries are asked for before and after those in sight. */
const around = 100;
/** When so few are left before the end of what is there, more are asked for. */
const margin = 40;
/** No screen shows more rows, and main gives no more than 500 entries at once. */
const mostInSight = 300;

/**
 * Reads a log of any length a part at a time, always the part around the rows in sight. There is
 * one answer at a time, so that all rows tell of the same moment. There is one request at a time,
 * too: what is typed or scrolled past meanwhile is never asked for.
 */
export class ActivityReader {
  readonly #ask: (request: ListActivityRequest) => Promise<Result<ActivityPage, AppError>>;
  readonly #listeners = new Set<() => void>();
  #load: ActivityLoad = { log: null, error: null, isReloading: false };
  #filter: ActivityFilter | null = null;
  #sight: Sight = { first: 0, last: 0 };
  #isAsking = false;
  #isOutdated = false;

  constructor(ask: (request: ListActivityRequest) => Promise<Result<ActivityPage, AppError>>) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): ActivityLoad => this.#load;

  /** Another filter starts at its newest entry; what was there stays until its answer comes. */
  readonly seek = (filter: ActivityFilter): void => {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#sight = { first: 0, last: this.#sight.last - this.#sight.first };
    this.#isOutdated = true;
    this.#goOn();
  };

  readonly look = ({ first, last }: Sight): void => {
    this.#sight = { first, last: Math.min(last, first + mostInSight - 1) };
    this.#goOn();
  };

  /** Asks again in silence: the window is back, or something was done. */
  readonly lookAgain = (): void => {
    this.#isOutdated = true;
    this.#goOn();
  };

  /** Asks again because a person wants it. */
  readonly reload = (): void => {
    this.#change({ isReloading: true });
    this.lookAgain();
  };

  #goOn(): void {
    if (!this.#isAsking && this.#filter !== null && this.#lacksSomething()) {
      void this.#askFor(this.#filter);
    }
  }

  async #askFor(filter: ActivityFilter): Promise<void> {
    this.#isAsking = true;
    this.#isOutdated = false;
    const offset = Math.max(0, this.#sight.first - around);
    const end = this.#sight.last + 1 + around;
    const answer = await this.#ask({ filter, offset, limit: end - offset }).catch(() =>
      err<AppError>({ kind: "internal" }),
    );
    this.#isAsking = false;
    // An answer to what nobody asks for any more would show other entries than the filter says.
    if (filter === this.#filter) this.#take(answer, { filter, offset, end });
    this.#goOn();
  }

  #take(
    answer: Result<ActivityPage, AppError>,
    asked: Pick<ActivityLog, "filter" | "offset" | "end">,
  ): void {
    const isReloading = this.#load.isReloading && this.#isOutdated;
    if (answer.ok) {
      this.#change({ log: { ...answer.value, ...asked }, error: null, isReloading });
      return;
    }
    const log = this.#load.log?.filter === asked.filter ? this.#load.log : null;
    this.#change({ log, error: answer.error, isReloading });
  }

  #lacksSomething(): boolean {
    const { log, error } = this.#load;
    if (this.#isOutdated) return true;
    // After a failure a person, or their coming back, has to ask.
    if (log === null || error !== null) return false;
    const lacksAbove = log.offset > 0 && this.#sight.first - margin < log.offset;
    const lacksBelow = log.end < log.matching && this.#sight.last + margin >= log.end;
    return lacksAbove || lacksBelow;
  }

  #change(change: Partial<ActivityLoad>): void {
    this.#load = { ...this.#load, ...change };
    for (const listener of this.#listeners) listener();
  }
}
