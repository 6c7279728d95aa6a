import { hashKey, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApiKeyRow, KeyId, RefreshedKey } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { useListed } from "../../list/useListed.ts";
import { type KeysLoad, withRefreshedKey } from "./keysLoad.ts";
import { allKeysQueryKey, keysQueryKey } from "./useKeys.ts";

interface KeysCache {
  readonly takeOver: (connectionId: ConnectionId, refreshed: RefreshedKey) => void;
  /** Asks the platform again; an answer that is still under way is dropped as too old. */
  readonly reload: (connectionId: ConnectionId) => void;
  /** Drops the lists of all other connections: an id may come back, as the demo's does. */
  readonly keepOnly: (connectionIds: readonly ConnectionId[]) => void;
}

/** What happens elsewhere to keys that are listed here. Masked rows only, never a secret. */
export function useKeysCache(): KeysCache {
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      takeOver: (connectionId, refreshed) => {
        queryClient.setQueryData<KeysLoad>(keysQueryKey(connectionId), (load) =>
          load === undefined ? load : withRefreshedKey(load, refreshed),
        );
      },
      reload: (connectionId) => {
        void queryClient.invalidateQueries({ queryKey: keysQueryKey(connectionId) });
      },
      keepOnly: (connectionIds) => {
        const kept = new Set(connectionIds.map((id) => hashKey(keysQueryKey(id))));
        queryClient.removeQueries({
          queryKey: allKeysQueryKey,
          predicate: ({ queryHash }) => !kept.has(queryHash),
        });
      },
    }),
    [queryClient],
  );
}

/** The row of a key as it was last listed; null when it is not known. */
export function useListedKey(
  key: { readonly connectionId: ConnectionId; readonly keyId: KeyId } | null,
): ApiKeyRow | null {
  return useListed((queryClient) => {
    if (key === null) return null;
    const load = queryClient.getQueryData<KeysLoad>(keysQueryKey(key.connectionId));
    return load?.list?.rows.find((row) => row.keyId === key.keyId) ?? null;
  });
}
