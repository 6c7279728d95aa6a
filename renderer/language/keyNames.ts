import type { ApiKeyRow, KeyGroup } from "../../shared/apiKey.ts";
import type { Text } from "./useLanguage.ts";

const knownGroups = ["mapping", "ari", "booking", "search"] as const;
type KnownGroup = (typeof knownGroups)[number];

/** "ARI Post key": how a key is called wherever it is spoken of. */
export function keyName(row: Pick<ApiKeyRow, "group" | "name">, text: Text): string {
  return text("key.name", { group: groupName(row.group, text), name: row.name });
}

/** "company key ending in 1f9c": the name of a key that has no other, within a sentence. */
export function companyKeyName(maskedKey: string, text: Text): string {
  return text("companyKey.name", { ending: keyEnding(maskedKey) });
}

/** The characters of a masked key that are not masked, "1f9c". */
export function keyEnding(maskedKey: string): string {
  return /[\p{Letter}\p{Number}]*$/u.exec(maskedKey)?.[0] ?? "";
}

/** A key's name as the first words of a sentence: "Company key ending in 1f9c". */
export function startingSentence(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** "ARI", or for a group that we have no word for "Rate shop". */
export function groupName(group: KeyGroup, text: Text): string {
  const known = knownGroup(group);
  return known === null ? humanised(group) : text(`group.${known}.name`);
}

/** "ARI keys": the heading of a group's table. */
export function groupTitle(group: KeyGroup, text: Text): string {
  const known = knownGroup(group);
  return known === null
    ? text("group.other.title", { group: humanised(group) })
    : text(`group.${known}.title`);
}

/** What the keys of a group are for; null for a group that we know nothing about. */
export function groupDescription(group: KeyGroup, text: Text): string | null {
  const known = knownGroup(group);
  return known === null ? null : text(`group.${known}.description`);
}

/** What stops when a key of this group dies. */
export function groupStops(group: KeyGroup, connection: string, text: Text): string {
  return text(`group.${knownGroup(group) ?? "other"}.stops`, { connection });
}

function knownGroup(group: KeyGroup): KnownGroup | null {
  return knownGroups.find((known) => known === group) ?? null;
}

/** "rate-shop", "rate_shop" and "rateShop" all become "Rate shop". */
function humanised(group: KeyGroup): string {
  const words = group
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[-_.:\s]+/g, " ")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
