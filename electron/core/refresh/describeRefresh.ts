import { assertNever } from "../../../shared/assertNever.ts";
import type { Refresh, RefreshProgress } from "../../../shared/refresh.ts";
import type { JournalProgress, JournalRecord } from "./journalRecord.ts";

/** A record of the journal as the page knows it. */
export function describeRefresh(record: JournalRecord, isUnderWay: boolean): Refresh {
  const { refreshId, runbook, connection, order, oldKey, progress, places, verification } = record;
  return {
    refreshId,
    runbookId: runbook?.runbookId ?? null,
    connection,
    way: order.way,
    oldKey,
    progress: progressOf(record, isUnderWay),
    newKey: "newKey" in progress ? progress.newKey : null,
    places,
    verification,
  };
}

function progressOf({ progress }: JournalRecord, isUnderWay: boolean): RefreshProgress {
  switch (progress.stage) {
    case "planned":
      return isUnderWay ? { state: "under-way" } : { state: "planned" };
    case "intended":
      return { state: "under-way" };
    case "sent": {
      const { sentAt, error } = progress;
      return isUnderWay ? { state: "under-way" } : { state: "unknown", sentAt, error };
    }
    case "not-refreshed": {
      const { reason, knownAt, error } = progress;
      return { state: "not-refreshed", reason, knownAt, error };
    }
    case "answered":
      // Until the keychain has had its say, nobody is told that it is done.
      return isUnderWay ? { state: "under-way" } : refreshed(progress);
    case "stored":
    case "finished":
      return refreshed(progress);
    default:
      return assertNever(progress);
  }
}

type EndedProgress = Extract<JournalProgress, { readonly isCertainlyOurs: boolean }>;

function refreshed({ stage, isCertainlyOurs, oldKeyDiedAt }: EndedProgress): RefreshProgress {
  return {
    state: "refreshed",
    isCertainlyOurs,
    oldKeyDiedAt,
    holding: stage === "stored" ? "held" : "not-held",
    isFinished: stage === "finished",
  };
}
