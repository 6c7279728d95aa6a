import { useCallback, useRef, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import type { FileUpdateResult, LinkId } from "../../shared/linkedFile.ts";
import type { RefreshId } from "../../shared/refresh.ts";
import { err, type Result } from "../../shared/result.ts";
import { useKeyrack } from "../useKeyrack.ts";
import { useRecordedCall } from "./useRecordedCall.ts";

export interface FileUpdates {
  /** Those that are being written at this moment. */
  readonly underWay: ReadonlySet<LinkId>;
  /** Why a file was not updated when it was last tried; nothing of one that was. */
  readonly failed: ReadonlyMap<LinkId, AppError>;
  /** What came of the last try; null before the first, and while one is under way. */
  readonly outcome: UpdateOutcome | null;
  /** Writes each file by itself; nothing while another try is under way. */
  readonly update: (linkIds: readonly LinkId[]) => void;
}

export type UpdateOutcome =
  | { readonly state: "tried"; readonly updated: number; readonly failed: number }
  /** Main did not get as far as any file. */
  | { readonly state: "not-tried"; readonly error: AppError };

const nothing: ReadonlySet<LinkId> = new Set();

/**
 * Writes keys to linked files that still hold one that was replaced, and keeps each file's result.
 *
 * @param refreshId whose new key it is; null for the keys as the platform has them.
 */
export function useFileUpdates(refreshId: RefreshId | null): FileUpdates {
  const keyrack = useKeyrack();
  const recorded = useRecordedCall();
  const [underWay, setUnderWay] = useState(nothing);
  const [failed, setFailed] = useState<FileUpdates["failed"]>(new Map());
  const [outcome, setOutcome] = useState<UpdateOutcome | null>(null);
  // A state would be too slow here: the second click of a double click comes before it is set.
  const isSending = useRef(false);

  const send = useCallback(
    async (linkIds: readonly LinkId[]) => {
      let results: readonly FileUpdateResult[] = [];
      const request = refreshId === null ? { linkIds } : { linkIds, refreshId };
      const answer = await recorded(async () => {
        const sent = await keyrack.updateLinkedFiles(request);
        if (sent.ok) results = sent.value;
        return unlessUnrecorded(sent);
      });
      return { answer, results };
    },
    [keyrack, recorded, refreshId],
  );
  const update = useCallback(
    async (linkIds: readonly LinkId[]) => {
      if (isSending.current || linkIds.length === 0) return;
      isSending.current = true;
      setUnderWay(new Set(linkIds));
      setOutcome(null);
      const { answer, results } = await send(linkIds);
      isSending.current = false;
      setUnderWay(nothing);
      setFailed((known) => failedAfter(known, results));
      setOutcome(outcomeOf(answer, results));
    },
    [send],
  );

  return { underWay, failed, outcome, update: (linkIds) => void update(linkIds) };
}

type Updated = Result<readonly FileUpdateResult[], AppError>;

/** A file that waits for a yes to go on unrecorded has the whole asked about, and tried once more. */
function unlessUnrecorded(sent: Updated): Updated {
  const isWaiting =
    sent.ok && sent.value.some(({ error }) => error?.kind === "activity-not-recorded");
  return isWaiting ? err({ kind: "activity-not-recorded" }) : sent;
}

function failedAfter(
  known: FileUpdates["failed"],
  results: readonly FileUpdateResult[],
): FileUpdates["failed"] {
  const next = new Map(known);
  for (const { linkId, error } of results) {
    if (error === null) next.delete(linkId);
    else next.set(linkId, error);
  }
  return next;
}

function outcomeOf(
  answer: Updated | null,
  results: readonly FileUpdateResult[],
): UpdateOutcome | null {
  if (results.length > 0) {
    const failed = results.filter(({ error }) => error !== null).length;
    return { state: "tried", updated: results.length - failed, failed };
  }
  return answer?.ok === false ? { state: "not-tried", error: answer.error } : null;
}
