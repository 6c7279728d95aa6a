import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { CopyFormat } from "../../../shared/copyFormat.ts";

/** Formats in which nothing tells one key from the other. */
const forOneKey: readonly CopyFormat[] = ["http-header", "body-field"];

/** What several keys can be copied as in one text. */
export function formatsForSeveral(formats: readonly CopyFormat[]): readonly CopyFormat[] {
  return formats.filter((format) => !forOneKey.includes(format));
}

/** Keys that were made on a day of this computer's calendar, `2026-03-05`, or later. */
export function madeSince(rows: readonly ApiKeyRow[], day: string): readonly ApiKeyRow[] {
  const sinceMs = new Date(`${day}T00:00:00`).getTime();
  return rows.filter(({ created }) => created !== null && Date.parse(created) >= sinceMs);
}

/** A day of this computer's calendar, as a date field has it. */
export function dayBefore(nowMs: number, days: number): string {
  const day = new Date(nowMs);
  day.setDate(day.getDate() - days);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
