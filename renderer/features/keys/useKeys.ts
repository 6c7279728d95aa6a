import { type Query, type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyList } from "../../../shared/contract.ts";
import { err, type Result } from "../../../shared/result.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { type KeysLoad, mayAskAgain, nextKeysLoad, reloadAfterMs } from "./keysLoad.ts";

interface Keys {
  /** undefined until the first answer. */
  readonly load: KeysLoad | undefined;
  readonly reload: () => Promise<void>;
}

export const allKeysQueryKey: QueryKey = ["keys"];

export function keysQueryKey(connectionId: ConnectionId): QueryKey {
  return [...allKeysQueryKey, connectionId];
}

/**
 * The masked keys of a connection, kept up to date while the window can be seen, and at once when
 * it gets the focus; a failure that time can't mend waits for `reload`. The query itself never
 * fails: a failure is a value that carries the last list along, so rows are never lost.
 */
export function useKeys(connectionId: ConnectionId): Keys {
  const keyrack = useKeyrack();
  const queryClient = useQueryClient();
  const queryKey = keysQueryKey(connectionId);

  const query = useQuery<KeysLoad>({
    queryKey,
    queryFn: async () => {
      const answer = await keyrack.listKeys({ connectionId }).catch(defect);
      return nextKeysLoad(queryClient.getQueryData<KeysLoad>(queryKey), answer);
    },
    retry: false,
    networkMode: "always",
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnMount: askAgainIfAllowed,
    refetchOnWindowFocus: askAgainIfAllowed,
    refetchInterval: ({ state }) => reloadAfterMs(state.data) ?? false,
  });

  const { refetch } = query;
  const reload = useCallback(async () => {
    await refetch();
  }, [refetch]);

  return { load: query.data, reload };
}

function askAgainIfAllowed({ state }: Query<KeysLoad>): "always" | false {
  const times = { answeredAtMs: state.dataUpdatedAt, nowMs: Date.now() };
  return state.isInvalidated || mayAskAgain(state.data, times) ? "always" : false;
}

/** A call that threw is a defect of ours; it is shown like any other failure. */
function defect(): Result<KeyList, AppError> {
  return err({ kind: "internal" });
}
