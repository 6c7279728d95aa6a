import type { KeyAccess, KeyGroup } from "../../../shared/apiKey.ts";
import type { Environment } from "../../../shared/connection.ts";
import type { EntryPath, SlotConflict } from "../../../shared/linkedFile.ts";

/** What a place can be named for. */
interface SlotKey {
  readonly platform: string;
  readonly environment: Environment;
  readonly group: KeyGroup | null;
  readonly access: KeyAccess | null;
}

/** What each word in a name speaks for, by aspect. */
const wordsOf: Readonly<Record<SlotConflict["aspect"], Readonly<Record<string, string>>>> = {
  access: {
    read: "read",
    reader: "read",
    readonly: "read",
    ro: "read",
    post: "post",
    push: "post",
    write: "post",
  },
  group: {
    mapping: "mapping",
    mappings: "mapping",
    ari: "ari",
    rates: "ari",
    availability: "ari",
    booking: "booking",
    bookings: "booking",
    reservation: "booking",
    reservations: "booking",
    search: "search",
  },
  environment: {
    live: "live",
    prod: "live",
    production: "live",
    sandbox: "sandbox",
    test: "sandbox",
    testing: "sandbox",
    staging: "sandbox",
    stage: "sandbox",
    dev: "sandbox",
    development: "sandbox",
  },
  platform: { bakuun: "bakuun", bokamera: "bokamera", bookmore: "bokamera" },
};

/**
 * What in the names of an entry and its file speaks for another key. A name that speaks for both,
 * or for none, is no conflict; the entry's own words count before the file's.
 */
export function slotConflicts(
  { entry, path }: { readonly entry: EntryPath; readonly path: string },
  key: SlotKey,
): readonly SlotConflict[] {
  const fileName = path.split(/[\\/]/).at(-1) ?? "";
  const names = [entry.filter((part) => typeof part === "string").join(" "), fileName];
  const is: Readonly<Record<SlotConflict["aspect"], string | null>> = {
    access: key.access === "other" ? null : key.access,
    group: key.group?.toLowerCase() ?? null,
    environment: key.environment,
    platform: key.platform,
  };
  return aspects.flatMap((aspect) => conflictOf(aspect, names, is[aspect]));
}

/** The same for the key that an entry holds now. */
export function holderConflicts(
  holder: Omit<SlotKey, "platform"> | null,
  key: SlotKey,
): readonly SlotConflict[] {
  if (holder === null) return [];
  const differs = (aspect: "access" | "group" | "environment") =>
    holder[aspect] !== null && key[aspect] !== null && holder[aspect] !== key[aspect];
  return (["access", "group", "environment"] as const)
    .filter(differs)
    .map((aspect) => ({ aspect, says: `${holder[aspect]}`.toUpperCase(), is: `${key[aspect]}` }));
}

const aspects: readonly SlotConflict["aspect"][] = ["access", "group", "environment", "platform"];

function conflictOf(
  aspect: SlotConflict["aspect"],
  names: readonly string[],
  is: string | null,
): readonly SlotConflict[] {
  if (is === null) return [];
  for (const name of names) {
    const said = wordsIn(name).flatMap((word) => {
      const means = wordsOf[aspect][word];
      return means === undefined ? [] : [{ word, means }];
    });
    if (said.length === 0) continue;
    const [first] = said;
    if (first === undefined || said.some(({ means }) => means === is)) return [];
    return [{ aspect, says: first.word.toUpperCase(), is }];
  }
  return [];
}

/** `bakuunAriPost_KEY2` as `bakuun ari post key`. */
function wordsIn(name: string): readonly string[] {
  const spaced = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2");
  return spaced.toLowerCase().match(/[a-z]+/g) ?? [];
}
