import type { Instant } from "../../../shared/apiKey.ts";
import { instantOf } from "../../core/instantOf.ts";

/** ServiceStack's own form. The milliseconds are UTC; the zone only says where they were written. */
const milliseconds = /^\/Date\((-?\d{1,17})(?:[+-]\d{4})?\)\/$/;

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|[+-]\d\d:?\d\d)?$/i;

/** .NET's first date, `DateTime.MinValue`, moved by whatever zone, lies before the year 2. */
const yearTwoMs = Date.parse("0002-01-01T00:00:00Z");
/** Its last one; what lies behind it can't be written with four digits. */
const lastMs = Date.parse("9999-12-31T23:59:59.999Z");

/**
 * Reads a date of BokaMera: ISO 8601 or `/Date(ms)/`. null when there is none, which is told by
 * no field, by an empty one, or by a date in the year 0001.
 *
 * ASSUMED: a date without a zone is UTC.
 *
 * @returns "unreadable" for anything else: what can't be read must not pass for "none", since a key
 * without an expiry never expires.
 */
export function readDate(json: unknown): Instant | null | "unreadable" {
  if (json === undefined || json === null || json === "") return null;
  if (typeof json !== "string") return "unreadable";
  const ms = milliseconds.exec(json)?.[1] ?? readIso(json);
  if (ms === null) return "unreadable";
  return Number(ms) < yearTwoMs ? null : instantOf(Math.min(Number(ms), lastMs));
}

/** Milliseconds since the epoch; null for what is no date, the 30th of February among it. */
function readIso(text: string): number | null {
  const parts = iso.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return null;
  // The year 0001 is "none" in every zone, also where its last day lies in the year 2 elsewhere.
  if (year < 2) return Number.NEGATIVE_INFINITY;
  const date = new Date(0);
  // Date.UTC takes the year 99 for 1999.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  // Up to seven digits come, of which three count: cut off rather than rounded up.
  const fraction = Number((parts[7] ?? "").slice(0, 3).padEnd(3, "0"));
  return date.setUTCHours(hour, minute, second, fraction) - offsetMsOf(parts[8]);
}

function offsetMsOf(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
