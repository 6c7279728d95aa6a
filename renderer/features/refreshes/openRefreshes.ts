import type { AppState } from "../../../shared/appState.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { isOutdated } from "./newKeyState.ts";
import { groupRefreshes } from "./refreshGroups.ts";

type KnownRefreshes = Pick<AppState, "refreshes" | "keyChanges">;

interface OpenRefreshes {
  /** Planned, under way, unknown, or with something left to do; as the page has them. */
  readonly unfinished: readonly Refresh[];
  readonly notRefreshed: readonly Refresh[];
}

/** The records that want somebody's attention. */
export function openRefreshes(known: KnownRefreshes): OpenRefreshes {
  const shown = groupRefreshes(known.refreshes).flatMap(({ refreshes }) => refreshes);
  return {
    unfinished: shown.filter((refresh) => isUnfinished(refresh, known)),
    notRefreshed: shown.filter(({ progress }) => progress.state === "not-refreshed"),
  };
}

function isUnfinished(refresh: Refresh, known: KnownRefreshes): boolean {
  const { progress } = refresh;
  if (progress.state === "not-refreshed") return false;
  if (progress.state !== "refreshed") return true;
  return !progress.isFinished && !isOutdated(refresh, known);
}

/** The new keys that are held here until they are in place; a dead one is none. */
export function heldRefreshes(known: KnownRefreshes): readonly Refresh[] {
  return known.refreshes.filter((refresh) => {
    const { progress } = refresh;
    const isHeld = progress.state === "refreshed" && progress.holding === "held";
    return isHeld && !progress.isFinished && !isOutdated(refresh, known);
  });
}
