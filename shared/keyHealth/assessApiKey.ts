import type { ApiKeyRow } from "../apiKey.ts";
import { findNeverUsed } from "./findNeverUsed.ts";
import { findOlderThanAYear } from "./findOlderThanAYear.ts";
import { findUnusedFor90Days } from "./findUnusedFor90Days.ts";
import type { KeyFinding } from "./keyFinding.ts";

/**
 * What there is to say of a key of a group, the gravest first.
 *
 * @param nowMs milliseconds since the epoch.
 */
export function assessApiKey(
  row: Pick<ApiKeyRow, "created" | "lastUsed">,
  nowMs: number,
): readonly KeyFinding[] {
  return [
    findOlderThanAYear(row, nowMs),
    findUnusedFor90Days(row, nowMs),
    findNeverUsed(row, nowMs),
  ].filter((finding) => finding !== null);
}
