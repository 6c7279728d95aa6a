import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type {
  PrepareRefreshRequest,
  RefreshKeysRequest,
  RefreshRequest,
  ReplaceCompanyKeyRequest,
  StepUp,
} from "../../../shared/contract.ts";
import type {
  Refresh,
  RefreshConfirmation,
  RefreshId,
  RunbookId,
} from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { isTyped } from "../../../shared/typedConfirmation.ts";
import type { CompanyKeyOrders } from "../companyKeyOrders.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import { describeRefresh } from "./describeRefresh.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { lateRefreshes } from "./ownChanges.ts";
import { placeInRunbook, planRefreshes } from "./planRefreshes.ts";
import { type Preparation, Preparations } from "./preparations.ts";
import { prepareRefresh } from "./prepareRefresh.ts";
import type { RefreshParts } from "./refreshParts.ts";
import { RefreshRun } from "./refreshRun.ts";
import { replaceCompanyKey } from "./replaceCompanyKey.ts";
import { resolveRefresh } from "./resolveRefresh.ts";

interface RefreshesDependencies extends RefreshParts {
  /** How somebody unlocks once more; null where a button does. */
  readonly stepUpWay: () => RefreshConfirmation["stepUp"];
  /** Whether that was done, and right. null: nothing was. */
  readonly stepUp: (request: StepUp | null) => Promise<Result<void, AppError>>;
  /** Whether the keychain answers. */
  readonly keepsNewKeys: () => boolean;
  /** Shared with orders for a key that replaces none. */
  readonly keyOrders: CompanyKeyOrders;
}

/** Refreshes and replacements: asked about, done one at a time a key, and found again. */
export class Refreshes {
  readonly #parts: RefreshesDependencies;
  readonly #preparations: Preparations;
  /** Keys that a refresh is under way for, planned ones of a runbook too. */
  readonly #reserved = new Set<string>();
  readonly #heldAgain = new Set<RefreshId>();

  constructor(dependencies: RefreshesDependencies) {
    this.#parts = dependencies;
    this.#preparations = new Preparations(dependencies);
  }

  readonly list = (): readonly Refresh[] =>
    this.#parts.journal.list().map((record) => this.#describe(record));

  get setAsideAs(): readonly string[] {
    return this.#parts.journal.setAsideAs;
  }

  prepare(request: PrepareRefreshRequest) {
    const { stepUpWay: stepUp } = this.#parts;
    return prepareRefresh({ ...this.#parts, preparations: this.#preparations, stepUp }, request);
  }

  /** See `KeyrackCalls.refreshKeys`. */
  async refreshKeys(
    { preparationId, typed, stepUp }: RefreshKeysRequest,
    isStillAsked: IsStillAsked,
  ): Promise<Result<readonly Refresh[], AppError>> {
    const found = this.#preparations.find(preparationId);
    if (!found.ok) return found;
    const { confirmation } = found.value;
    if (confirmation.typed !== null && !isTyped(confirmation.typed, typed)) {
      return err({ kind: "confirmation-refused" });
    }
    const stepped = await this.#parts.stepUp(stepUp);
    if (!stepped.ok) return stepped;
    // Answered once: of two that come together, one goes on.
    if (!this.#preparations.take(preparationId)) return err({ kind: "preparation-expired" });
    const { connectionId, rows } = found.value;
    const keyIds = rows.map(({ keyId }) => keyId);
    return this.#reserve(connectionId, keyIds, () => this.#run(found.value, isStillAsked));
  }

  /** See `KeyrackCalls.replaceCompanyKey`. */
  replace(
    request: ReplaceCompanyKeyRequest,
    isStillAsked: IsStillAsked,
  ): Promise<Result<Refresh, AppError>> {
    return this.#parts.keyOrders.alone(request.connectionId, async () => {
      const replaced = await replaceCompanyKey(this.#parts, request, isStillAsked);
      return replaced.ok ? ok(this.#describe(replaced.value)) : replaced;
    });
  }

  /** Finds out what can be found out now. */
  async resolve({ refreshId }: RefreshRequest): Promise<Result<Refresh, AppError>> {
    const { journal } = this.#parts;
    await journal.opened;
    const record = journal.find(refreshId);
    if (!record.ok) return record;
    if (this.#parts.isLocked()) return err({ kind: "locked" });
    const looked = await journal.look(refreshId, () => resolveRefresh(this.#parts, record.value));
    return looked === null ? err({ kind: "refresh-under-way" }) : ok(this.#describe(looked));
  }

  /**
   * The same for all that an earlier run, or an earlier look, has left open.
   *
   * @param connectionId one whose platform has just answered; null for all, at a start.
   */
  async resolveAll(connectionId: ConnectionId | null = null): Promise<void> {
    const { journal } = this.#parts;
    await journal.opened;
    for (const record of journal.list()) {
      // Behind a lock nobody is asked anything; unlocking begins anew.
      if (this.#parts.isLocked()) return;
      const isNamed = connectionId === null || record.connection.connectionId === connectionId;
      if (!isNamed || !this.#mayGetFurther(record)) continue;
      if (connectionId !== null) this.#heldAgain.add(record.refreshId);
      await this.resolve(record);
    }
  }

  /** A list has come: the platform can be asked, and a key of it may have been refreshed late. */
  async listed(connectionId: ConnectionId, rows: readonly ApiKeyRow[]): Promise<void> {
    await this.resolveAll(connectionId);
    for (const { refreshId } of lateRefreshes(this.#parts.journal, connectionId, rows)) {
      await this.resolve({ refreshId });
    }
  }

  /**
   * The platform is asked for a key that was not held once a run, lest it be asked all the time; a
   * start or an unlocking, at which nobody knows whether it answers, does not count.
   */
  #mayGetFurther({ refreshId, progress }: JournalRecord): boolean {
    if (progress.stage === "intended" || progress.stage === "sent") return true;
    if (progress.stage !== "answered" || !this.#parts.keepsNewKeys()) return false;
    return !this.#heldAgain.has(refreshId);
  }

  async #run(
    preparation: Preparation,
    isStillAsked: IsStillAsked,
  ): Promise<Result<readonly Refresh[], AppError>> {
    const connection = this.#parts.findConnection(preparation.connectionId);
    if (connection === null) return err({ kind: "connection-not-found" });
    const run = new RefreshRun(this.#parts, isStillAsked);
    const { resumes } = preparation;
    const isRunning = resumes !== null && this.#parts.journal.isRunning(resumes);
    if (isRunning) return err({ kind: "refresh-under-way" });
    const [only, ...others] = planRefreshes(this.#parts, connection, preparation, null);
    if (only !== undefined && others.length === 0 && resumes === null) {
      return this.#described(await run.runOne(only));
    }
    const runbookId = resumes ?? (this.#parts.random.uuid() as RunbookId);
    const place = placeInRunbook(this.#parts.journal, runbookId, preparation);
    if (place === null) return err({ kind: "request-refused" });
    const { replaced, position } = place;
    const planned = planRefreshes(this.#parts, connection, preparation, { runbookId, position });
    const running = this.#parts.journal.runRunbook(runbookId, () => run.runAll(planned, replaced));
    return this.#described(await running);
  }

  /** One refresh of a key at a time, and none while an earlier one is unresolved. */
  async #reserve<Value>(
    connectionId: ConnectionId,
    keyIds: readonly KeyId[],
    work: () => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    const { journal } = this.#parts;
    const keys = keyIds.map((keyId) => `${connectionId} ${keyId}`);
    if (keys.some((key) => this.#reserved.has(key))) return err({ kind: "refresh-under-way" });
    if (keyIds.some((keyId) => journal.isUnresolved(connectionId, keyId))) {
      return err({ kind: "refresh-unresolved" });
    }
    for (const key of keys) this.#reserved.add(key);
    try {
      return await work();
    } finally {
      for (const key of keys) this.#reserved.delete(key);
    }
  }

  #described(records: Result<readonly JournalRecord[], AppError>) {
    return records.ok ? ok(records.value.map((record) => this.#describe(record))) : records;
  }

  #describe(record: JournalRecord): Refresh {
    return describeRefresh(record, this.#parts.journal.isUnderWay(record.refreshId));
  }
}
