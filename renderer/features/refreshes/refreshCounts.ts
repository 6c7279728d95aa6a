import type { Refresh } from "../../../shared/refresh.ts";

interface RefreshCounts {
  /** Planned, under way, unknown, or with something left to do. */
  readonly unfinished: number;
  readonly notRefreshed: number;
}

/** What of the records wants somebody's attention. */
export function refreshCounts(refreshes: readonly Refresh[]): RefreshCounts {
  return {
    unfinished: refreshes.filter(isUnfinished).length,
    notRefreshed: refreshes.filter(({ progress }) => progress.state === "not-refreshed").length,
  };
}

function isUnfinished({ progress }: Refresh): boolean {
  if (progress.state === "not-refreshed") return false;
  return progress.state !== "refreshed" || !progress.isFinished;
}
