import { useMemo, useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { Refresh, RefreshId } from "../shared/refresh.ts";
import type { Page } from "./features/connections/Sidebar.tsx";
import { openRefreshes } from "./features/refreshes/openRefreshes.ts";

/** Which page is shown, and to which refreshes it leads; none for whoever comes to look. */
export interface ShellPlace {
  readonly page: Page;
  readonly refreshIds: readonly RefreshId[];
}

/** Where the page was when the lock took it away, and the refreshes that it knew. */
export interface LeftPlace extends ShellPlace {
  readonly refreshes: readonly Refresh[];
}

interface ShellPlaceHandle {
  /** Where the page begins. */
  readonly start: ShellPlace;
  readonly leave: (left: LeftPlace) => void;
}

/**
 * Where the page begins: at the keys, and once it is unlocked at the refreshes, if something became
 * of one meanwhile or they were what was shown. It stands above the lock, and knows no secret.
 */
export function useShellPlace(app: AppState): ShellPlaceHandle {
  const [left, setLeft] = useState<LeftPlace | null>(null);
  return useMemo(() => ({ start: startAfter(left, app), leave: setLeft }), [left, app]);
}

function startAfter(left: LeftPlace | null, app: AppState): ShellPlace {
  if (left === null) return { page: "start", refreshIds: [] };
  const known = new Map(left.refreshes.map((refresh) => [refresh.refreshId, refresh]));
  const news = app.refreshes.filter((refresh) => isNews(refresh, known.get(refresh.refreshId)));
  if (news.length > 0) return { page: "refreshes", refreshIds: idsOf(news) };
  if (left.page !== "refreshes") return { page: "start", refreshIds: [] };
  const isThere = app.refreshes.some(({ refreshId }) => left.refreshIds.includes(refreshId));
  return { page: "refreshes", refreshIds: isThere ? left.refreshIds : firstOpen(app) };
}

/** It has ended, or been sent at all, since `before`; a look into it is under way is no news. */
function isNews({ progress }: Refresh, before: Refresh | undefined): boolean {
  const was = before?.progress.state ?? "planned";
  if (progress.state === "under-way") return was === "planned";
  return progress.state !== "planned" && progress.state !== was;
}

/** The first card with something left to do, else that tells of a refresh that was none. */
export function firstOpen(app: AppState): readonly RefreshId[] {
  const { unfinished, notRefreshed } = openRefreshes(app);
  return idsOf([...unfinished, ...notRefreshed].slice(0, 1));
}

function idsOf(refreshes: readonly Refresh[]): readonly RefreshId[] {
  return refreshes.map(({ refreshId }) => refreshId);
}
