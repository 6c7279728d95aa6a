import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyList, CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { ListLoad } from "../../list/listLoad.ts";
import { useListed } from "../../list/useListed.ts";
import { allCompanyKeysQueryKey, companyKeysOfConnection } from "./companyKeysQuery.ts";

interface CompanyKeysCache {
  /** Asks the platform again for what is shown, and for the rest once it is. */
  readonly reload: (connectionId: ConnectionId) => void;
  /** Forgets the lists of a connection: somebody else may be signed in to it now. */
  readonly forget: (connectionId: ConnectionId) => void;
  /** Forgets the lists of all other connections: an id may come back, as the demo's does. */
  readonly keepOnly: (connectionIds: readonly ConnectionId[]) => void;
}

/** What happens elsewhere to company keys that are listed here. Masked rows only, never a secret. */
export function useCompanyKeysCache(): CompanyKeysCache {
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      reload: (connectionId) => {
        void queryClient.invalidateQueries({ queryKey: companyKeysOfConnection(connectionId) });
      },
      forget: (connectionId) => {
        const queryKey = companyKeysOfConnection(connectionId);
        queryClient.removeQueries({ queryKey, type: "inactive" });
        // The list on the page would stay there, although no longer known; so it starts anew.
        void queryClient.resetQueries({ queryKey });
      },
      keepOnly: (connectionIds) => {
        const kept = new Set<unknown>(connectionIds);
        queryClient.removeQueries({
          queryKey: allCompanyKeysQueryKey,
          predicate: ({ queryKey }) => !kept.has(queryKey[1]),
        });
      },
    }),
    [queryClient],
  );
}

/** The row of a key in any list of its connection; null when it is not known. */
export function useListedCompanyKey(
  key: { readonly connectionId: ConnectionId; readonly keyId: KeyId } | null,
): CompanyKeyRow | null {
  return useListed((queryClient) => {
    if (key === null) return null;
    const loads = queryClient.getQueriesData<ListLoad<CompanyKeyList>>({
      queryKey: companyKeysOfConnection(key.connectionId),
    });
    for (const [, load] of loads) {
      const row = load?.list?.rows.find(({ keyId }) => keyId === key.keyId);
      if (row !== undefined) return row;
    }
    return null;
  });
}
