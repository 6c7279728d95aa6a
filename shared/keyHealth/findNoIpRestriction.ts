import type { IpEntry } from "./ipEntry.ts";
import type { KeyFinding } from "./keyFinding.ts";

/** No entry at all. One that can't be read restricts something, though nobody knows what. */
export function findNoIpRestriction(entries: readonly IpEntry[]): KeyFinding | null {
  return entries.length === 0 ? { kind: "no-ip-restriction" } : null;
}
