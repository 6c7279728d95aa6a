import type { AppError } from "../../../shared/appError.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ReplaceCompanyKeyRequest } from "../../../shared/contract.ts";
import { looksLikeKey } from "../../../shared/looksLikeKey.ts";
import type { OldKey, RefreshedConnection, RefreshId } from "../../../shared/refresh.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { instantOf } from "../instantOf.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { ReadCompanyKey } from "../keyPlatform.ts";
import { mayHaveWorked } from "../mayHaveWorked.ts";
import { recordEnd, recordLost, takeNewKey } from "./endRefresh.ts";
import { fingerprintsOf } from "./fingerprintsOf.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { lookIntoReplacement } from "./lookIntoReplacement.ts";
import { companyPlatformOf } from "./platformOfKind.ts";
import type { RefreshParts } from "./refreshParts.ts";

/**
 * Orders a key that is to take another's place. Nothing tells the platform one order sent twice from
 * two, so it is sent once; when its answer is lost, the lists from before and after tell. An error
 * means that nothing was ordered.
 */
export async function replaceCompanyKey(
  parts: RefreshParts,
  request: ReplaceCompanyKeyRequest,
  isStillAsked: IsStillAsked,
): Promise<Result<JournalRecord, AppError>> {
  const { connectionId, keyId, companyId, contactEmail, notes } = request;
  const platform = companyPlatformOf(parts, connectionId);
  if (!platform.ok) return platform;
  const connection = parts.findConnection(connectionId);
  if (connection === null) return err({ kind: "connection-not-found" });
  const before = await platform.value.readCompanyKeys({ companyId, activeOnly: false });
  if (!before.ok) return before;
  const old = before.value.find(({ row }) => row.keyId === keyId);
  if (old === undefined) return err({ kind: "key-not-found" });
  await parts.journal.opened;
  if (isUnresolved(parts, connectionId, old.row)) return err({ kind: "refresh-unresolved" });

  const refreshId = parts.random.uuid() as RefreshId;
  const plan = { refreshId, connection, request, before: before.value, old };
  return parts.journal.work(refreshId, async () => {
    const sent = await writeDown(parts, plan);
    if (!sent.ok) return giveUp(parts, refreshId, sent.error);
    // Here and nowhere earlier: the app may have been locked while all that was written.
    const created = isStillAsked()
      ? await platform.value.createCompanyKey({ companyId, contactEmail, notes })
      : err<AppError>({ kind: "locked" });
    if (created.ok) return ok(await takeCreated(parts, sent.value, created.value));
    if (mayHaveWorked(created.error)) {
      const looked = await lookIntoReplacement(parts, sent.value, created.error.kind, plan.before);
      return ok(await recordLost(parts, looked, created.error));
    }
    await recordEnd(parts, sent.value, created.error.kind);
    return giveUp(parts, refreshId, created.error);
  });
}

/** Asked for in an earlier run, where this key had another id. */
function isUnresolved(
  { journal }: RefreshParts,
  connectionId: ConnectionId,
  { maskedKey, created }: CompanyKeyRow,
): boolean {
  return journal.list().some(({ connection, oldKey }) => {
    const isSame = oldKey.maskedKey === maskedKey && oldKey.created === created;
    return (
      isSame &&
      connection.connectionId === connectionId &&
      journal.isUnresolved(connectionId, oldKey.keyId)
    );
  });
}

interface ReplacementPlan {
  readonly refreshId: RefreshId;
  readonly connection: RefreshedConnection;
  readonly request: ReplaceCompanyKeyRequest;
  readonly before: readonly ReadCompanyKey[];
  readonly old: ReadCompanyKey;
}

function takeCreated(
  parts: RefreshParts,
  record: JournalRecord,
  { row, secret }: ReadCompanyKey,
): Promise<JournalRecord> {
  const newKey = { ...row, version: null };
  return takeNewKey(parts, record, { newKey, secret, isCertainlyOurs: true });
}

async function intendedRecord(parts: RefreshParts, plan: ReplacementPlan): Promise<JournalRecord> {
  const { companyId, contactEmail, notes } = plan.request;
  const before = await fingerprintsOf(parts, plan.before);
  return {
    refreshId: plan.refreshId,
    runbook: null,
    connection: plan.connection,
    order: {
      way: "replaces",
      companyId,
      contactEmail: unlessKey(contactEmail),
      notes: unlessKey(notes),
      before,
    },
    oldKey: oldKeyOf(plan.old.row),
    oldFingerprint: await parts.fingerprint(plan.old.secret),
    plannedAt: instantOf(parts.clock.now()),
    ordinal: parts.journal.nextOrdinal,
    progress: { stage: "intended" },
    places: [],
    verification: null,
  };
}

/** The line in the activity log, the intent, and that it is about to be sent. */
async function writeDown(
  parts: RefreshParts,
  plan: ReplacementPlan,
): Promise<Result<JournalRecord, AppError>> {
  const { activity, journal, clock } = parts;
  const { connectionId } = plan.connection;
  const key = { keyId: plan.old.row.keyId, secret: plan.old.secret };
  const started = { action: "replace-started", connectionId, key, result: "ok" } as const;
  const recorded = await activity.recordStrictly(started);
  if (!recorded.ok) return recorded;
  const intended = await intendedRecord(parts, plan);
  const written = await journal.write(intended);
  if (!written.ok) return written;
  const sentAt = instantOf(clock.now());
  const sent = { ...intended, progress: { stage: "sent", sentAt, error: null } } as const;
  const flushed = await journal.write(sent);
  return flushed.ok ? ok(sent) : flushed;
}

/** Nothing was ordered, so no record is needed. */
async function giveUp(
  { journal }: RefreshParts,
  refreshId: RefreshId,
  error: AppError,
): Promise<Result<never, AppError>> {
  if (journal.find(refreshId).ok) await journal.remove(refreshId);
  return err(error);
}

function oldKeyOf(row: CompanyKeyRow): OldKey {
  const { keyId, maskedKey, created, companyId, contactEmail, notes } = row;
  const unnamed = { group: null, access: null, name: null };
  const isRestricted = row.expiry !== null || row.allowedIpAddresses.trim() !== "";
  const words = { contactEmail: unlessKey(contactEmail), notes: unlessKey(notes) };
  return { keyId, ...unnamed, maskedKey, created, companyId, ...words, isRestricted };
}

/** SECURITY: notes may name the key that is replaced, and no key goes onto the disk. */
function unlessKey(words: string): string {
  return looksLikeKey(words) ? "" : words;
}
