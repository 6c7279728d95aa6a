import type { ApiKeyRow } from "../apiKey.ts";
import type { KeyFinding } from "./keyFinding.ts";
import { unusedAfterMs } from "./unusedAfterMs.ts";

/**
 * Never used in the 90 days or more since it was made. A younger key may still wait for its first
 * call, and of one whose age is not known nobody can say that it waits too long.
 */
export function findNeverUsed(
  { lastUsed, created }: Pick<ApiKeyRow, "lastUsed" | "created">,
  nowMs: number,
): KeyFinding | null {
  if (lastUsed !== null || created === null) return null;
  return nowMs - Date.parse(created) >= unusedAfterMs ? { kind: "never-used" } : null;
}
