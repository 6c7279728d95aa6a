import type { ApiKeyRow, KeyGroup } from "../../shared/apiKey.ts";
import type { Text } from "./useLanguage.ts";

const knownGroups = ["mapping", "ari", "booking", "search"] as const;
type KnownGroup = (typeof knownGroups)[number];

/** "ARI Post key": how a key is called wherever it is spoken of. */
export function keyName(row: Pick<ApiKeyRow, "group" | "name">, text: Text): string {
  return text("key.name", { group: groupName(row.group, text), name: row.name });
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
