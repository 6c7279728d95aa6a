import type { Environment } from "../../../shared/connection.ts";
import {
  inUseWithinMs,
  type PreparedKey,
  type RefreshConfirmation,
} from "../../../shared/refresh.ts";

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
  const words = isOne ? `${first.row.group} ${first.row.name}` : thing.connection.name;
  return { typed: words.toUpperCase(), because };
}

/** In any letter case, and however many spaces there are. */
export function isTyped(asked: string, typed: string): boolean {
  return plain(asked) === plain(typed);
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toUpperCase();
}

function reasonOf({ connection, keys, tellsLastUse }: ConfirmedThing) {
  if (keys.length > 1) return "several";
  if (connection.environment === "live") return "live";
  if (!tellsLastUse) return "use-unknown";
  const isInUse = keys.some(({ usedMsAgo }) => usedMsAgo !== null && usedMsAgo < inUseWithinMs);
  return isInUse ? "in-use" : null;
}
