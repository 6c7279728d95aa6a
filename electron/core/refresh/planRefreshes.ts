import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { RefreshedConnection, RefreshId, RunbookId } from "../../../shared/refresh.ts";
import { instantOf } from "../instantOf.ts";
import type { JournalRecord, RunbookStep } from "./journalRecord.ts";
import type { Preparation } from "./preparations.ts";
import type { RefreshJournal } from "./refreshJournal.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** One record a key, with nothing done yet. */
export function planRefreshes(
  { clock, random, keyWatch }: RefreshParts,
  connection: RefreshedConnection,
  { rows }: Preparation,
  runbook: RunbookStep | null,
): readonly JournalRecord[] {
  const plannedAt = instantOf(clock.now());
  return rows.map((row, at) => ({
    refreshId: random.uuid() as RefreshId,
    runbook: runbook === null ? null : { ...runbook, position: runbook.position + at },
    connection,
    order: { way: "invalidates", version: row.version, idempotencyKey: random.uuid() },
    oldKey: oldKeyOf(row),
    oldFingerprint: null,
    plannedAt,
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

/** Where new steps go in a runbook, and which of its old ones they take the place of. */
export function placeInRunbook(
  journal: RefreshJournal,
  runbookId: RunbookId,
  { rows }: Preparation,
): { readonly position: number; readonly replaced: readonly RefreshId[] } {
  const keyIds = new Set(rows.map(({ keyId }) => keyId));
  const steps = journal.list().filter(({ runbook }) => runbook?.runbookId === runbookId);
  const isReplaced = ({ oldKey, progress }: JournalRecord) =>
    progress.stage === "planned" ||
    (progress.stage === "not-refreshed" && keyIds.has(oldKey.keyId));
  const positions = steps.map(({ runbook }) => runbook?.position ?? 0);
  return {
    position: positions.length === 0 ? 0 : Math.max(...positions) + 1,
    replaced: steps.filter(isReplaced).map(({ refreshId }) => refreshId),
  };
}
