import { fitToShow } from "./fitToShow.ts";
import type { IpEntry } from "./ipEntry.ts";
import { isWideIpRange } from "./isWideIpRange.ts";
import type { KeyFinding } from "./keyFinding.ts";

export function findWideIpRange(entries: readonly IpEntry[]): KeyFinding | null {
  const wide = entries.filter(({ range }) => range !== null && isWideIpRange(range));
  if (wide.length === 0) return null;
  return { kind: "wide-ip-range", entries: wide.map(({ text }) => fitToShow(text)) };
}
