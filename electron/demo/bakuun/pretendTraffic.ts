import type { BakuunKeyId } from "./bakuunKeys.ts";
import type { BakuunState } from "./bakuunState.ts";
import { recordUse } from "./recordUse.ts";

/** Which keys the pretend channel manager uses, and at every how many beats. */
const rhythm: readonly { readonly keyId: BakuunKeyId; readonly everyBeats: number }[] = [
  { keyId: "live-ari-post", everyBeats: 1 },
  { keyId: "live-booking-post", everyBeats: 2 },
  { keyId: "live-booking-read", everyBeats: 7 },
  { keyId: "live-ari-read", everyBeats: 11 },
];

/**
 * One beat of a hotel's quiet traffic. A key that was never used stays so: after a refresh the
 * pretend system still holds the old secret, until somebody uses the new one on the data plane.
 *
 * @param beat counts up from 1.
 */
export function pretendTraffic(state: BakuunState, beat: number, nowMs: number): BakuunState {
  return rhythm
    .filter(
      ({ keyId, everyBeats }) => beat % everyBeats === 0 && state.keys[keyId].lastUsed !== null,
    )
    .reduce((next, { keyId }) => recordUse(next, keyId, nowMs), state);
}
