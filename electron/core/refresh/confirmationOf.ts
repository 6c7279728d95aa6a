import type { Environment } from "../../../shared/connection.ts";
import {
  inUseWithinMs,
  type PreparedKey,
  type RefreshConfirmation,
} from "../../../shared/refresh.ts";
import { plainWords } from "../../../shared/typedConfirmation.ts";

interface ConfirmedThing {
  readonly connection: { readonly name: string; readonly environment: Environment };
  readonly keys: readonly PreparedKey[];
  /** Whether the platform tells when a key was last used. */
  readonly tellsLastUse: boolean;
}

/** What has to be typed before these keys are refreshed: the more would stop, the more of it. */
export function confirmationOf(thing: ConfirmedThing): Omit<RefreshConfirmation, "stepUp"> {
  const because = reasonOf(thing);
  if (because === null) return { typed: null, because };
  const [first] = thing.keys;
  const isOne = because !== "several" && first !== undefined;
  const typed = isOne
    ? plainWords(`${first.row.group} ${first.row.name}`).toUpperCase()
    : wordsForSeveral(thing);
  return { typed, because };
}

/** The most characters of a connection's name that a person is asked to type. */
const longestTyped = 24;

/** What a keyboard has: letters with their accents, digits, and what stands in names of hotels. */
const typeable = /^[\p{L}\p{M}\p{N} .,&'()/-]*[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'()/-]*$/u;

/** "GRAND HOTEL", or for a name that is hard to type "6 KEYS", in every language. */
function wordsForSeveral({ connection, keys }: ConfirmedThing): string {
  const name = plainWords(connection.name);
  const isEasy = [...name].length <= longestTyped && typeable.test(name);
  return isEasy ? name.toUpperCase() : `${keys.length} KEYS`;
}

function reasonOf({ connection, keys, tellsLastUse }: ConfirmedThing) {
  if (keys.length > 1) return "several";
  if (connection.environment === "live") return "live";
  const isUntold = keys.some(({ row, usedMsAgo }) => row.lastUsed !== null && usedMsAgo === null);
  if (!tellsLastUse || isUntold) return "use-unknown";
  const isInUse = keys.some(({ usedMsAgo }) => usedMsAgo !== null && usedMsAgo < inUseWithinMs);
  return isInUse ? "in-use" : null;
}
