import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { PreparationId, RefreshConfirmation, RunbookId } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock, Random } from "../ports.ts";

const lastsMs = 10 * 60_000;
/** A page that asks and never answers must not fill the memory. */
const mostKept = 50;

/** What was shown to the person who is asked. */
export interface Preparation {
  readonly connectionId: ConnectionId;
  /** As the platform listed them for the question, in the order of the work. */
  readonly rows: readonly ApiKeyRow[];
  readonly confirmation: RefreshConfirmation;
  readonly resumes: RunbookId | null;
}

/** Questions that wait for their answer: each is good for one, within ten minutes. */
export class Preparations {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #waiting = new Map<PreparationId, Preparation>();

  constructor(dependencies: { clock: Clock; random: Random }) {
    this.#clock = dependencies.clock;
    this.#random = dependencies.random;
  }

  add(preparation: Preparation): PreparationId {
    const preparationId = this.#random.uuid() as PreparationId;
    this.#waiting.set(preparationId, preparation);
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size > mostKept) this.#waiting.delete(oldest);
    this.#clock.setTimer(lastsMs, () => this.#waiting.delete(preparationId));
    return preparationId;
  }

  find(preparationId: PreparationId): Result<Preparation, AppError> {
    const preparation = this.#waiting.get(preparationId);
    return preparation === undefined ? err({ kind: "preparation-expired" }) : ok(preparation);
  }

  /** Whether it was still there: the one who takes it may go on, nobody else. */
  take(preparationId: PreparationId): boolean {
    return this.#waiting.delete(preparationId);
  }
}
