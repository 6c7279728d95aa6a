import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppState } from "../../../shared/appState.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyChange, Refresh } from "../../../shared/refresh.ts";

/** What the app knows of a connection's keys beside the list. */
export interface KeyMarks {
  /** Refreshed by somebody else, and not acknowledged yet. */
  readonly changes: readonly KeyChange[];
  /** A refresh of them is under way, or nobody knows yet what became of it. */
  readonly unfinished: ReadonlySet<KeyId>;
}

export function keyMarks(
  { keyChanges, refreshes }: Pick<AppState, "keyChanges" | "refreshes">,
  connectionId: ConnectionId,
): KeyMarks {
  const open = refreshes.filter(
    ({ connection, progress }) => connection.connectionId === connectionId && isOpen(progress),
  );
  return {
    changes: keyChanges.filter((change) => change.connectionId === connectionId),
    unfinished: new Set(open.map(({ oldKey }) => oldKey.keyId)),
  };
}

function isOpen({ state }: Refresh["progress"]): boolean {
  return state === "under-way" || state === "unknown";
}
