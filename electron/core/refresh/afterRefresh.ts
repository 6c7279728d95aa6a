import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type {
  KeyRequest,
  RefreshRequest,
  RunbookRequest,
  SetRefreshPlacesRequest,
} from "../../../shared/contract.ts";
import { looksLikeKey } from "../../../shared/looksLikeKey.ts";
import type { Refresh, RefreshId, RefreshPlace } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { resultOf } from "../activity/resultOf.ts";
import { instantOf } from "../instantOf.ts";
import type { Secret } from "../secret.ts";
import { describeRefresh } from "./describeRefresh.ts";
import type { JournalProgress, JournalRecord } from "./journalRecord.ts";
import { newKeyOf } from "./newKeySource.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** What is left to do once a key was refreshed or replaced, until its record is forgotten. */
export class AfterRefresh {
  readonly #parts: RefreshParts;

  constructor(parts: RefreshParts) {
    this.#parts = parts;
  }

  /** The new key of a refresh, for a request of the page that names both. */
  async newKey({
    connectionId,
    keyId,
    refreshId,
  }: Required<KeyRequest>): Promise<Result<Secret, AppError>> {
    const record = this.#parts.journal.find(refreshId);
    if (!record.ok) return record;
    const { connection, progress } = record.value;
    const isNamed =
      connection.connectionId === connectionId &&
      "newKey" in progress &&
      progress.newKey.keyId === keyId;
    return isNamed ? newKeyOf(this.#parts, record.value) : err({ kind: "refresh-not-found" });
  }

  /** Makes one harmless call with the new key; an error when that told nothing about it. */
  async verify({ refreshId }: RefreshRequest): Promise<Result<Refresh, AppError>> {
    const { journal, activity, clock } = this.#parts;
    const record = journal.find(refreshId);
    if (!record.ok) return record;
    const { connection, oldKey, progress } = record.value;
    const { connectionId } = connection;
    if (!("newKey" in progress)) return err({ kind: "refresh-not-found" });
    const platform = this.#parts.findPlatform(connectionId);
    if (!platform.ok) return platform;
    const secret = await newKeyOf(this.#parts, record.value);
    if (!secret.ok) return secret;
    const { group, access } = oldKey;
    const verified = await platform.value.verifyKey({ secret: secret.value, group, access });
    if (!verified.ok && verified.error.kind === "not-supported") return verified;
    const result = resultOf(verified);
    const key = { keyId: progress.newKey.keyId, secret: secret.value };
    await activity.record({ action: "verify", connectionId, key, result });
    if (!verified.ok && !isAboutTheKey(verified.error)) return verified;
    const verification = { at: instantOf(clock.now()), result };
    return this.#change(refreshId, (present) => ({ ...present, verification }));
  }

  /** With every place ticked the new key is held no longer. */
  async setPlaces({ refreshId, places }: SetRefreshPlacesRequest): Promise<Result<void, AppError>> {
    const { heldKeys, keyWatch } = this.#parts;
    if (places.some(({ text }) => looksLikeKey(text))) return err({ kind: "place-looks-like-key" });
    const found = this.#parts.journal.find(refreshId);
    const isFinished = found.ok && this.#isFinished(found.value, places);
    if (isFinished) await heldKeys.forget([refreshId]);
    const changed = await this.#change(refreshId, (record) => {
      rememberPlaces(keyWatch, record, places);
      return { ...record, places, progress: progressWith(record.progress, isFinished) };
    });
    return changed.ok ? ok(undefined) : changed;
  }

  /** Linked files were written to: with the last of them, and of the places, nothing is left to do. */
  async filesUpdated(refreshId: RefreshId): Promise<void> {
    const found = this.#parts.journal.find(refreshId);
    if (!found.ok || !this.#isFinished(found.value, found.value.places)) return;
    await this.#parts.heldKeys.forget([refreshId]);
    await this.#change(refreshId, (record) => ({
      ...record,
      progress: progressWith(record.progress, true),
    }));
  }

  /** The new key, for whoever puts it in its place. */
  async newKeyOfRefresh(
    refreshId: RefreshId,
  ): Promise<Result<{ readonly record: JournalRecord; readonly secret: Secret }, AppError>> {
    const record = this.#parts.journal.find(refreshId);
    if (!record.ok) return record;
    const secret = await newKeyOf(this.#parts, record.value);
    return secret.ok ? ok({ record: record.value, secret: secret.value }) : secret;
  }

  #isFinished(record: JournalRecord, places: readonly RefreshPlace[]): boolean {
    const files = this.#parts.filesOf(record);
    const isAny = places.length + files.all > 0;
    return isAny && files.done === files.all && places.every(({ isDone }) => isDone);
  }

  /** Forgets the record, and what the keychain holds of it. */
  async dismiss({ refreshId }: RefreshRequest): Promise<Result<void, AppError>> {
    const { journal, heldKeys } = this.#parts;
    const record = journal.find(refreshId);
    if (!record.ok) return record;
    const { runbook } = record.value;
    const isBusy =
      journal.isUnderWay(refreshId) || (runbook !== null && journal.isRunning(runbook.runbookId));
    if (isBusy) return err({ kind: "refresh-under-way" });
    await heldKeys.forget([refreshId]);
    await journal.remove(refreshId);
    return ok(undefined);
  }

  /** Forgets what a runbook has not begun. */
  async dropRunbook({ runbookId }: RunbookRequest): Promise<Result<void, AppError>> {
    const { journal } = this.#parts;
    if (journal.isRunning(runbookId)) return err({ kind: "refresh-under-way" });
    for (const { runbook, refreshId, progress } of journal.list()) {
      const isOurs = runbook?.runbookId === runbookId;
      if (isOurs && progress.stage === "planned") await journal.remove(refreshId);
    }
    return ok(undefined);
  }

  /** Whether a refresh of this connection is under way, or has steps before it. */
  isBusy(connectionId: ConnectionId): boolean {
    const { journal } = this.#parts;
    return journal
      .list()
      .some(
        ({ connection, refreshId, runbook }) =>
          connection.connectionId === connectionId &&
          (journal.isUnderWay(refreshId) ||
            (runbook !== null && journal.isRunning(runbook.runbookId))),
      );
  }

  /** With a connection goes all that was remembered of its keys. */
  async forgetConnection(connectionId: ConnectionId): Promise<void> {
    const { journal, keyWatch } = this.#parts;
    for (const { refreshId, connection } of journal.list()) {
      if (connection.connectionId === connectionId) await this.dismiss({ refreshId });
    }
    keyWatch.forgetConnection(connectionId);
  }

  /** On the record as it is at this moment: others may have changed it meanwhile. */
  async #change(
    refreshId: RefreshRequest["refreshId"],
    changed: (present: JournalRecord) => JournalRecord,
  ): Promise<Result<Refresh, AppError>> {
    const { journal } = this.#parts;
    const present = journal.find(refreshId);
    if (!present.ok) return present;
    const noted = await journal.note(changed(present.value));
    return ok(describeRefresh(noted, journal.isUnderWay(refreshId)));
  }
}

/** The platform has judged the key, rather than failed to. */
function isAboutTheKey({ kind }: AppError): boolean {
  return kind === "unauthorized" || kind === "forbidden";
}

function rememberPlaces(
  keyWatch: RefreshParts["keyWatch"],
  { connection, oldKey, order }: JournalRecord,
  places: readonly RefreshPlace[],
): void {
  if (order.way !== "invalidates") return;
  const texts = places.map(({ text }) => text);
  keyWatch.rememberPlaces(connection.connectionId, oldKey.keyId, texts);
}

/** With a place that is open again the new key is to be held again, as soon as it is at hand. */
function progressWith(progress: JournalProgress, isFinished: boolean): JournalProgress {
  if (!("newKey" in progress)) return progress;
  if (isFinished) return { ...progress, stage: "finished" };
  return progress.stage === "finished" ? { ...progress, stage: "answered" } : progress;
}
