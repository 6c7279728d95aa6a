import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { RefreshedConnection, RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { instantOf } from "../instantOf.ts";
import type { JournalRecord, RunbookStep } from "./journalRecord.ts";
import type { Preparation } from "./preparations.ts";
import type { RefreshJournal } from "./refreshJournal.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** One record a key, with nothing done yet. */
export function planRefreshes(
  { clock, random, keyWatch, journal }: RefreshParts,
  connection: RefreshedConnection,
  { rows }: Preparation,
  runbook: RunbookStep | null,
): readonly JournalRecord[] {
  const plannedAt = instantOf(clock.now());
  const ordinal = journal.nextOrdinal;
  return rows.map((row, at) => ({
    refreshId: random.uuid() as RefreshId,
    runbook: runbook === null ? null : { ...runbook, position: runbook.position + at },
    connection,
    order: { way: "invalidates", version: row.version, idempotencyKey: random.uuid() },
    oldKey: oldKeyOf(row),
    oldFingerprint: null,
    plannedAt,
    ordinal: ordinal + at,
    progress: { stage: "planned" },
    places: keyWatch
      .placesOf(connection.connectionId, row.keyId)
      .map((text) => ({ text, isDone: false })),
    verification: null,
  }));
}

function oldKeyOf({ keyId, group, access, name, maskedKey, created }: ApiKeyRow) {
  const unknown = { companyId: null, contactEmail: "", notes: "", isRestricted: false };
  return { keyId, group, access, name, maskedKey, created, ...unknown };
}

/**
 * Where new steps go in a runbook, and which of its old ones they take the place of; null when it
 * is a runbook of another connection.
 */
export function placeInRunbook(
  journal: RefreshJournal,
  runbookId: RunbookId,
  { connectionId, rows }: Preparation,
): { readonly position: number; readonly replaced: readonly RefreshId[] } | null {
  const keyIds = new Set(rows.map(({ keyId }) => keyId));
  const steps = journal.list().filter(({ runbook }) => runbook?.runbookId === runbookId);
  if (steps.some(({ connection }) => connection.connectionId !== connectionId)) return null;
  const isReplaced = ({ oldKey, progress }: JournalRecord) =>
    keyIds.has(oldKey.keyId) &&
    (progress.stage === "planned" || progress.stage === "not-refreshed");
  const positions = steps.map(({ runbook }) => runbook?.position ?? 0);
  return {
    position: positions.length === 0 ? 0 : Math.max(...positions) + 1,
    replaced: steps.filter(isReplaced).map(({ refreshId }) => refreshId),
  };
}
