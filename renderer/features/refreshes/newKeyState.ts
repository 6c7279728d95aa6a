import type { AppState } from "../../../shared/appState.ts";
import type { KeyChange, Refresh } from "../../../shared/refresh.ts";

/** Whether the key that a refresh brought may have died since, and by whom. */
export type NewKeyState = "valid" | "refreshed" | "maybe" | "elsewhere";

/**
 * What has become of the new key of `refresh`, as far as it is known here.
 *
 * @param refreshes all of them, oldest first.
 */
export function newKeyState(
  refresh: Refresh,
  refreshes: readonly Refresh[],
  keyChanges: readonly KeyChange[],
): NewKeyState {
  const { connection, oldKey, newKey, way } = refresh;
  if (newKey === null || way === "replaces") return "valid";
  const isOfKey = (connectionId: string, keyId: string) =>
    connectionId === connection.connectionId && keyId === oldKey.keyId;
  const isChanged = keyChanges.some(
    ({ connectionId, keyId, oldMaskedKey }) =>
      isOfKey(connectionId, keyId) && oldMaskedKey === newKey.maskedKey,
  );
  if (isChanged) return "elsewhere";
  const later = refreshes
    .slice(refreshes.indexOf(refresh) + 1)
    .filter((other) => isOfKey(other.connection.connectionId, other.oldKey.keyId))
    .map(({ progress }) => progress.state);
  if (later.includes("refreshed")) return "refreshed";
  return later.includes("unknown") || later.includes("under-way") ? "maybe" : "valid";
}

/** Its new key has died since: nothing is left to do with it. */
export function isOutdated(
  refresh: Refresh,
  { refreshes, keyChanges }: Pick<AppState, "refreshes" | "keyChanges">,
): boolean {
  return isDead(newKeyState(refresh, refreshes, keyChanges));
}

export function isDead(state: NewKeyState): boolean {
  return state === "refreshed" || state === "elsewhere";
}
