import type { ApiKeyRow } from "../apiKey.ts";
import type { KeyFinding } from "./keyFinding.ts";
import { unusedAfterMs } from "./unusedAfterMs.ts";

/** Used once, but not in the last 90 days. */
export function findUnusedFor90Days(
  { lastUsed }: Pick<ApiKeyRow, "lastUsed">,
  nowMs: number,
): KeyFinding | null {
  if (lastUsed === null) return null;
  return nowMs - Date.parse(lastUsed) >= unusedAfterMs ? { kind: "unused-for-90-days" } : null;
}
