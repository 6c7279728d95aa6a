import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { instantOf } from "../instantOf.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { GroupKeyPlatform, RefreshAnswer, RefreshOrder } from "../keyPlatform.ts";
import { mayHaveWorked } from "../mayHaveWorked.ts";
import { orderOf, recordEnd, recordLost, takeAnswer } from "./endRefresh.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { lookIntoRefresh } from "./lookIntoRefresh.ts";
import { pause } from "./pause.ts";
import { groupPlatformOf } from "./platformOfKind.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** How long after a lost answer the same order is sent again. */
const repeatedAfterMs = [500, 2_000];

/** Why a key was not refreshed, and whether the platform said so. */
export interface Refusal {
  readonly reason: "not-sent" | "refused";
  readonly error: AppError;
}

/**
 * Refreshes one key: what is about to be done is on the disk before it is done. An error means that
 * the old key is untouched; a lost answer is none.
 */
export async function refreshOneKey(
  parts: RefreshParts,
  planned: JournalRecord,
  isStillAsked: IsStillAsked,
): Promise<Result<JournalRecord, Refusal>> {
  if (!isStillAsked()) return notSent({ kind: "locked" });
  const platform = groupPlatformOf(parts, planned.connection.connectionId);
  if (!platform.ok) return notSent(platform.error);
  const sent = await writeDown(parts, platform.value, planned);
  if (!sent.ok) {
    const { kind } = sent.error;
    if (kind === "refresh-not-recorded") await recordEnd(parts, planned, kind);
    return notSent(sent.error);
  }
  // Here and nowhere earlier: the app may have been locked while all that was written.
  const answer = isStillAsked()
    ? await platform.value.refreshKey(orderOf(sent.value))
    : err<AppError>({ kind: "locked" });
  if (answer.ok) return ok(await takeAnswer(parts, sent.value, answer.value));
  if (mayHaveWorked(answer.error)) {
    const order = { platform: platform.value, order: orderOf(sent.value), isStillAsked };
    const repeated = await repeat(parts, order);
    if (repeated !== null) return ok(await takeAnswer(parts, sent.value, repeated));
    const looked = await lookIntoRefresh(parts, sent.value, answer.error.kind);
    return ok(await recordLost(parts, looked, answer.error));
  }
  await recordEnd(parts, planned, answer.error.kind);
  const reason = answer.error.kind === "locked" ? "not-sent" : "refused";
  return err({ reason, error: answer.error });
}

/**
 * The old key's fingerprint, the line in the activity log, the intent, and that it is about to be
 * sent: each on the disk before the next.
 */
async function writeDown(
  parts: RefreshParts,
  platform: GroupKeyPlatform,
  planned: JournalRecord,
): Promise<Result<JournalRecord, AppError>> {
  const { connection, oldKey } = planned;
  const old = await platform.revealKey(oldKey.keyId);
  if (!old.ok) return old;
  const key = { keyId: oldKey.keyId, secret: old.value };
  const { connectionId } = connection;
  const started = { action: "refresh-started", connectionId, key, result: "ok" } as const;
  const recorded = await parts.activity.recordStrictly(started);
  if (!recorded.ok) return recorded;

  const oldFingerprint = await parts.fingerprint(old.value);
  const intended = { ...planned, oldFingerprint, progress: { stage: "intended" } } as const;
  const written = await parts.journal.write(intended);
  if (!written.ok) return written;
  const sentAt = instantOf(parts.clock.now());
  const sent = { ...intended, progress: { stage: "sent", sentAt, error: null } } as const;
  const flushed = await parts.journal.write(sent);
  return flushed.ok ? ok(sent) : flushed;
}

/**
 * Sends the same order again: the platform answers it again instead of doing it again. null when
 * it does not; a refusal of a repeated order tells nothing about the first one.
 */
async function repeat(
  { clock }: RefreshParts,
  sent: {
    readonly platform: GroupKeyPlatform;
    readonly order: RefreshOrder;
    readonly isStillAsked: IsStillAsked;
  },
): Promise<RefreshAnswer | null> {
  for (const delayMs of repeatedAfterMs) {
    await pause(clock, delayMs);
    if (!sent.isStillAsked()) return null;
    const again = await sent.platform.refreshKey(sent.order);
    if (again.ok) return again.value;
  }
  return null;
}

function notSent(error: AppError): Result<never, Refusal> {
  return err({ reason: "not-sent", error });
}
