import { useLayoutEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { Refresh, RefreshPlace } from "../../../shared/refresh.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import type { AcceptAppState } from "./useRefreshCall.ts";

interface PlacesHandle {
  /** As they are to be, whether main has them already or not. */
  readonly places: readonly RefreshPlace[];
  /** Why the last change was not kept; null when it was. */
  readonly error: AppError | null;
  readonly change: (changed: (places: readonly RefreshPlace[]) => readonly RefreshPlace[]) => void;
}

interface PlacesOptions {
  readonly refresh: Refresh;
  readonly accept: AcceptAppState;
  /** The places are what they were before. */
  readonly onNotKept: () => void;
}

/**
 * The checklist of a refresh. A change shows at once and builds on the one before, whether that was
 * answered or not; main gets one list after the other, so that none overtakes a later one.
 */
export function usePlaces({ refresh, accept, onNotKept }: PlacesOptions): PlacesHandle {
  const { refreshId } = refresh;
  const keyrack = useKeyrack();
  const [wanted, setWanted] = useState<readonly RefreshPlace[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  // What a change builds on: a second one comes before React has drawn the first.
  const latest = useRef<readonly RefreshPlace[] | null>(null);
  const isSending = useRef(false);
  useLayoutEffect(() => {
    latest.current = wanted;
  }, [wanted]);

  const sendAll = async (first: readonly RefreshPlace[]) => {
    isSending.current = true;
    let answer: Result<AppState, AppError>;
    let sent: readonly RefreshPlace[] | null = null;
    do {
      sent = latest.current ?? first;
      answer = await keyrack.setRefreshPlaces({ refreshId, places: sent }).catch(defect);
      accept(answer);
    } while (answer.ok && latest.current !== null && latest.current !== sent);
    isSending.current = false;
    setWanted(null);
    if (answer.ok) return;
    latest.current = null;
    setError(answer.error);
    onNotKept();
  };
  const change: PlacesHandle["change"] = (changed) => {
    const next = changed(latest.current ?? refresh.places);
    latest.current = next;
    setWanted(next);
    setError(null);
    if (!isSending.current) void sendAll(next);
  };

  return { places: wanted ?? refresh.places, error, change };
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
