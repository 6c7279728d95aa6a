import { useEffect, useState } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { PrepareRefreshRequest } from "../../../shared/contract.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { useKeyrack } from "../../useKeyrack.ts";

/** How far each key of an order has come. */
export type Steps = ReadonlyMap<KeyId, Refresh["progress"]["state"]>;

/**
 * What main has on record of an order that was sent; null until its first key is under way: before
 * that main may still be asking who it is, and nothing of it has left.
 */
export function useSteps(order: PrepareRefreshRequest, isSending: boolean): Steps | null {
  const keyrack = useKeyrack();
  const [steps, setSteps] = useState<Steps | null>(null);
  useEffect(() => {
    if (!isSending) return;
    const unsubscribe = keyrack.onAppStateChanged(({ refreshes }) =>
      setSteps((known) => {
        const now = stepsOf(order, refreshes);
        return known !== null || [...now.values()].includes("under-way") ? now : null;
      }),
    );
    return () => {
      unsubscribe();
      setSteps(null);
    };
  }, [keyrack, order, isSending]);
  return steps;
}

/** Of a key with several records the last is that of this order. */
function stepsOf(
  { connectionId, keys }: PrepareRefreshRequest,
  refreshes: readonly Refresh[],
): Steps {
  const keyIds = new Set(keys.map(({ keyId }) => keyId));
  const own = refreshes.filter(
    ({ connection, oldKey }) =>
      connection.connectionId === connectionId && keyIds.has(oldKey.keyId),
  );
  return new Map(own.map(({ oldKey, progress }) => [oldKey.keyId, progress.state]));
}
