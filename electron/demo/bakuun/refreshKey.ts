import type { BakuunKeyId } from "./bakuunKeys.ts";
import type { BakuunState, RefreshRecord } from "./bakuunState.ts";

/** For how long a refresh that is asked for again is answered again instead of done again. */
const rememberedMs = 24 * 60 * 60 * 1_000;

export interface RefreshOrder {
  readonly keyId: BakuunKeyId;
  /** The version that the sender saw. */
  readonly expectedVersion: string;
  /** A UUID in lower case. */
  readonly idempotencyKey: string;
}

export type RefreshOutcome =
  | { readonly kind: "refreshed"; readonly state: BakuunState; readonly refresh: RefreshRecord }
  /** This very order was carried out before; nothing changes. */
  | { readonly kind: "repeated"; readonly refresh: RefreshRecord }
  /** The idempotency key belongs to the refresh of another key. */
  | { readonly kind: "order-reused" }
  /** Somebody else refreshed the key in the meantime. */
  | { readonly kind: "stale" };

/** Refreshes a key, in thought: the state that would follow, for the caller to commit. */
export function refreshKey(
  { now, makeVersion }: { readonly now: () => number; readonly makeVersion: () => string },
  state: BakuunState,
  order: RefreshOrder,
): RefreshOutcome {
  const oldestMs = now() - rememberedMs;
  const remembered = state.refreshes.filter((past) => Date.parse(past.created) > oldestMs);
  const same = remembered.find((past) => past.idempotencyKey === order.idempotencyKey);
  // Before the version is looked at: this order itself has moved it.
  if (same !== undefined) {
    return same.keyId === order.keyId
      ? { kind: "repeated", refresh: same }
      : { kind: "order-reused" };
  }
  if (state.keys[order.keyId].version !== order.expectedVersion) return { kind: "stale" };

  const { keyId, idempotencyKey } = order;
  const created = new Date(now()).toISOString();
  const refresh = { idempotencyKey, keyId, version: makeVersion(), created };
  const record = { version: refresh.version, created, lastUsed: null };
  return {
    kind: "refreshed",
    state: {
      ...state,
      keys: { ...state.keys, [keyId]: record },
      refreshes: [...remembered, refresh],
    },
    refresh,
  };
}
