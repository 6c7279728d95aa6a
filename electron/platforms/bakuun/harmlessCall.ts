import type { VerifiedKey } from "../../core/keyPlatform.ts";

/**
 * One action a group that only reads. ASSUMED, names and all: the real spelling is not public. The
 * sandbox's Search keys are for another API, of which nothing is known.
 */
const readActions: ReadonlyMap<string, string> = new Map([
  ["mapping", "get-mapping"],
  ["ari", "get-availability"],
  ["booking", "get-reservations"],
]);

/**
 * The body of a call to the data plane that changes nothing, but for the key, which goes beside
 * it; null for a key that none can be made with.
 */
export function harmlessCall({ group, access }: Omit<VerifiedKey, "secret">): object | null {
  const action = access === "read" && group !== null ? readActions.get(group) : undefined;
  if (action === undefined) return null;
  return { sourceId: "keyrack", propertyId: "keyrack", action, data: [] };
}
