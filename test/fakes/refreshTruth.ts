import type { Refresh } from "../../shared/refresh.ts";
import { ariPost, grand, type RefreshRig, spa } from "./refreshRig.ts";

/**
 * What the app says of its refreshes and the platform knows to be otherwise; for worlds in which
 * each key is refreshed by this app alone, once at most.
 */
export async function liesOf(rig: RefreshRig): Promise<readonly string[]> {
  const refreshes = rig.refreshes.list();
  const lies: string[] = [];
  const done = new Map(refreshes.map(({ oldKey }) => [oldKey.keyId, isDone(rig, oldKey.keyId)]));
  for (const refresh of refreshes) {
    const word = await lieOf(rig, refresh, done.get(refresh.oldKey.keyId) ?? false);
    if (word !== null) lies.push(`${refresh.oldKey.keyId} ${word}`);
  }
  const kept = new Set(refreshes.map(({ oldKey }) => oldKey.keyId));
  for (const { keyId } of rig.platform.rows) {
    if (isDone(rig, keyId) && !kept.has(keyId)) lies.push(`${keyId} is refreshed, unrecorded`);
  }
  if (rig.company.createdCount > 0 && !refreshes.some(({ way }) => way === "replaces")) {
    lies.push("a key was made, unrecorded");
  }
  if (mostRefreshes(rig) > 1) lies.push("refreshed more than once");
  if (rig.company.createdCount > 1) lies.push("replaced more than once");
  for (const { keyId } of rig.keyWatch.changes) lies.push(`${keyId} refreshed elsewhere`);
  return lies;
}

async function lieOf(rig: RefreshRig, refresh: Refresh, isRefreshed: boolean) {
  const { state } = refresh.progress;
  const isMade = refresh.way === "replaces" ? rig.company.createdCount > 0 : isRefreshed;
  switch (state) {
    case "unknown":
      return isOutOfReach(rig, refresh) ? null : "unknown, though the platform can be asked";
    case "not-refreshed":
    case "planned":
      return isMade ? state : null;
    case "refreshed": {
      if (!isMade) return state;
      const shown = await rig.newKey(refresh);
      const isHeld = rig.keychain.stored.has(`refreshed-key:${refresh.refreshId}`);
      const canBeShown = (isHeld && rig.keychain.problem === null) || !isOutOfReach(rig, refresh);
      return canBeShown && shown !== newSecretOf(rig, refresh) ? `refreshed, but ${shown}` : null;
    }
    default:
      return state;
  }
}

function isDone(rig: RefreshRig, keyId = ariPost): boolean {
  return rig.platform.secretOf(keyId) !== rig.platform.secretText;
}

/** Each refresh gives a key a version that is longer by a dot. */
function mostRefreshes(rig: RefreshRig): number {
  return Math.max(...rig.platform.rows.map(({ version }) => version.split(".").length - 1));
}

function isOutOfReach(rig: RefreshRig, { connection: { connectionId } }: Refresh): boolean {
  if (connectionId === grand) return rig.platform.failure !== null;
  // Without fingerprints nothing tells the keys from before from those of now.
  return connectionId === spa && (rig.company.failure !== null || rig.keychain.problem !== null);
}

function newSecretOf(rig: RefreshRig, { way, oldKey }: Refresh): string | undefined {
  if (way === "invalidates") return rig.platform.secretOf(oldKey.keyId);
  const made = rig.company.rows.find(({ keyId }) => keyId.endsWith("made"));
  return made && rig.company.secretOf(made.keyId);
}
