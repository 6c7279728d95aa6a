import { useCallback } from "react";
import type { RefreshedKey } from "../shared/apiKey.ts";
import type { ConnectionId } from "../shared/connection.ts";
import type { Refresh } from "../shared/refresh.ts";
import { useKeysCache } from "./features/keys/useKeysCache.ts";

/**
 * What a question about refreshes calls as it ends: the list shows the new keys at once, and is
 * loaded again whether there are any or not.
 */
export function useAfterRefresh(
  connectionId: ConnectionId,
): (refreshes: readonly Refresh[]) => void {
  const { takeOver, reload } = useKeysCache();
  return useCallback(
    (refreshes) => {
      for (const refresh of refreshes) {
        const refreshed = refreshedKeyOf(refresh);
        if (refreshed !== null) takeOver(connectionId, refreshed);
      }
      reload(connectionId);
    },
    [takeOver, reload, connectionId],
  );
}

function refreshedKeyOf({ newKey }: Refresh): RefreshedKey | null {
  if (newKey === null || newKey.version === null) return null;
  const { keyId, maskedKey, created, version } = newKey;
  return { keyId, maskedKey, created, version, lastUsed: null };
}
