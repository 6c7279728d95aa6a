import type { Instant } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { NewKey, NotRefreshedReason } from "../../../shared/refresh.ts";
import { instantOf } from "../instantOf.ts";
import type { RefreshAnswer, RefreshOrder } from "../keyPlatform.ts";
import type { Secret } from "../secret.ts";
import type { JournalRecord } from "./journalRecord.ts";
import type { RefreshParts } from "./refreshParts.ts";

interface Taken {
  readonly newKey: NewKey;
  /** null when the platform did not show it. */
  readonly secret: Secret | null;
  readonly isCertainlyOurs: boolean;
  /** When the old key died, where that was not when the new one was made. */
  readonly oldKeyDiedAt?: Instant | null;
}

/**
 * The platform has a new key: the journal knows it, then the keychain holds it, then the journal
 * knows that, then the log; only after that is anybody told.
 */
export async function takeNewKey(
  parts: RefreshParts,
  record: JournalRecord,
  { newKey, secret, isCertainlyOurs, ...taken }: Taken,
): Promise<JournalRecord> {
  const { connectionId } = record.connection;
  const { keyId, version, created, maskedKey } = newKey;
  if (version !== null) {
    parts.keyWatch.took(connectionId, { keyId, version, created, maskedKey });
  }
  // First: whenever the power goes out, no earlier record takes this key for its own.
  await settleEarlier(parts, record);
  const { oldKeyDiedAt = record.order.way === "invalidates" ? created : null } = taken;
  const outcome = { newKey: { keyId, maskedKey, created, version }, isCertainlyOurs, oldKeyDiedAt };
  const answered = await parts.journal.advance(record, { stage: "answered", ...outcome });
  const ended = secret === null ? answered : await holdNewKey(parts, answered, secret);
  const event = { connectionId, key: { keyId, secret }, result: "ok" } as const;
  await parts.activity.record({ ...event, action: actionOf(record) });
  return ended;
}

/** One version dies once: nothing came, or can come, of what was sent for the same key before. */
async function settleEarlier({ journal }: RefreshParts, record: JournalRecord): Promise<void> {
  for (const other of journal.list()) {
    const { progress } = other;
    const isOfKey =
      other.refreshId !== record.refreshId &&
      other.connection.connectionId === record.connection.connectionId &&
      other.oldKey.keyId === record.oldKey.keyId;
    if (isOfKey && progress.stage === "not-refreshed" && progress.seenVersion !== null) {
      await journal.advance(other, { ...progress, seenVersion: null });
    }
  }
}

/** The order of a record, as it was sent the first time. */
export function orderOf({ oldKey, order }: JournalRecord): RefreshOrder {
  if (order.way !== "invalidates") throw new Error("a replacement has no refresh order");
  return { keyId: oldKey.keyId, version: order.version, idempotencyKey: order.idempotencyKey };
}

export function takeAnswer(
  parts: RefreshParts,
  record: JournalRecord,
  { refreshed, secret }: RefreshAnswer,
): Promise<JournalRecord> {
  return takeNewKey(parts, record, { newKey: refreshed, secret, isCertainlyOurs: true });
}

/** Puts the new key into the keychain; the record says whether it is there. */
export async function holdNewKey(
  { journal, heldKeys }: RefreshParts,
  record: JournalRecord,
  secret: Secret,
): Promise<JournalRecord> {
  const { progress, refreshId } = record;
  if (progress.stage !== "answered") return record;
  const isHeld = await heldKeys.keep(refreshId, secret);
  const present = journal.find(refreshId);
  // Nobody would ever let go of it, had the refresh been dismissed, or every place ticked, meanwhile.
  if (!present.ok || present.value.progress.stage === "finished") {
    await heldKeys.forget([refreshId]);
    return present.ok ? present.value : record;
  }
  return isHeld ? journal.advance(record, { ...progress, stage: "stored" }) : record;
}

/** Nothing has changed, as far as it can be seen now. */
export async function noteNotRefreshed(
  { journal, clock }: RefreshParts,
  record: JournalRecord,
  told: {
    readonly reason: NotRefreshedReason;
    readonly error: AppError["kind"] | null;
    readonly seenVersion?: string;
  },
): Promise<JournalRecord> {
  const knownAt = instantOf(clock.now());
  const { reason, error, seenVersion = null } = told;
  return journal.advance(record, { stage: "not-refreshed", reason, knownAt, error, seenVersion });
}

/**
 * It was sent, and this is why its answer, or the last look, is missing. What an earlier look has
 * told stays told: a later one that saw nothing takes nothing back.
 */
export async function noteUnknown(
  { journal }: RefreshParts,
  record: JournalRecord,
  error: AppError["kind"],
): Promise<JournalRecord> {
  const { progress } = record;
  return progress.stage === "sent" ? journal.advance(record, { ...progress, error }) : record;
}

/** Writes down how it ended, where no new key has come of it. */
export async function recordEnd(
  { activity }: RefreshParts,
  record: JournalRecord,
  result: AppError["kind"],
): Promise<void> {
  const { connectionId } = record.connection;
  const key = { keyId: record.oldKey.keyId, secret: null };
  await activity.record({ action: actionOf(record), connectionId, key, result });
}

/** The same after a look that the lost answer has led to. */
export async function recordLost(
  parts: RefreshParts,
  looked: JournalRecord,
  lost: AppError,
): Promise<JournalRecord> {
  const { stage } = looked.progress;
  if (stage === "sent") await recordEnd(parts, looked, "refresh-outcome-unknown");
  if (stage === "not-refreshed") await recordEnd(parts, looked, lost.kind);
  return looked;
}

/** What the activity log calls the end of this. */
function actionOf({ order }: JournalRecord): "refresh" | "replace" {
  return order.way === "invalidates" ? "refresh" : "replace";
}
