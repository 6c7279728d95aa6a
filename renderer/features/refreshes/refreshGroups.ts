import type { Refresh, RefreshId, RunbookId } from "../../../shared/refresh.ts";

/** One card, or the cards of one runbook. */
export interface RefreshGroup {
  readonly runbookId: RunbookId | null;
  /** In the order in which they are done; one at least. */
  readonly refreshes: readonly Refresh[];
}

/**
 * The records as the page shows them, newest first, and those of a runbook together where its
 * newest is.
 *
 * @param refreshes oldest first.
 */
export function groupRefreshes(refreshes: readonly Refresh[]): readonly RefreshGroup[] {
  const seen = new Set<RunbookId>();
  return refreshes.toReversed().flatMap((refresh): readonly RefreshGroup[] => {
    const { runbookId } = refresh;
    if (runbookId === null) return [{ runbookId, refreshes: [refresh] }];
    if (seen.has(runbookId)) return [];
    seen.add(runbookId);
    return [{ runbookId, refreshes: refreshes.filter((other) => other.runbookId === runbookId) }];
  });
}

/** Where the focus goes for a card, or a runbook. */
export function headingId(id: RefreshId | RunbookId): string {
  return `refresh-${id}`;
}
