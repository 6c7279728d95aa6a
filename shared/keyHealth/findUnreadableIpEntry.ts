import { fitToShow } from "./fitToShow.ts";
import type { IpEntry } from "./ipEntry.ts";
import type { KeyFinding } from "./keyFinding.ts";

export function findUnreadableIpEntry(entries: readonly IpEntry[]): KeyFinding | null {
  const unreadable = entries.filter(({ range }) => range === null);
  if (unreadable.length === 0) return null;
  return { kind: "unreadable-ip-entry", entries: unreadable.map(({ text }) => fitToShow(text)) };
}
