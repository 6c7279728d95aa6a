import type { IpEntry } from "./ipEntry.ts";
import { parseIpRange } from "./parseIpRange.ts";

/**
 * The entries of a list of allowed addresses, in its order. The platform separates them by commas;
 * semicolons, white space and line breaks are taken as well, since people paste such lists. What
 * lies between two separators and is empty is no entry.
 */
export function parseAllowedIpAddresses(text: string): readonly IpEntry[] {
  return text
    .split(/[,;\r\n]/)
    .flatMap((part) => splitWords(part))
    .map((entry) => ({ text: entry, range: parseIpRange(entry) }));
}

/** A hyphen with spaces around it joins one range. */
function splitWords(part: string): readonly string[] {
  // In this order each step is linear: no run of spaces is looked at twice.
  return part
    .replace(/\s+/g, " ")
    .replace(/ ?- ?/g, "-")
    .split(" ")
    .filter((word) => word !== "");
}
