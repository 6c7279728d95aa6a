import type { BakuunKeyId } from "./bakuunKeys.ts";
import type { BakuunState } from "./bakuunState.ts";

/** Moves Last used of a key. */
export function recordUse(state: BakuunState, keyId: BakuunKeyId, nowMs: number): BakuunState {
  const used = { ...state.keys[keyId], lastUsed: new Date(nowMs).toISOString() };
  return { ...state, keys: { ...state.keys, [keyId]: used } };
}
