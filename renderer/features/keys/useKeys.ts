import type { QueryKey } from "@tanstack/react-query";
import type { ConnectionId } from "../../../shared/connection.ts";
import { usePolledList } from "../../list/usePolledList.ts";
import { useKeyrack } from "../../useKeyrack.ts";

export const allKeysQueryKey: QueryKey = ["keys"];

export function keysQueryKey(connectionId: ConnectionId): QueryKey {
  return [...allKeysQueryKey, connectionId];
}

/** The masked keys of a connection, kept up to date. */
export function useKeys(connectionId: ConnectionId) {
  const keyrack = useKeyrack();
  return usePolledList({
    queryKey: keysQueryKey(connectionId),
    ask: () => keyrack.listKeys({ connectionId }),
    keptForMs: Number.POSITIVE_INFINITY,
    comparesRows: true,
  });
}
