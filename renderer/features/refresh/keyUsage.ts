import type { ApiKeyRow, Instant } from "../../../shared/apiKey.ts";
import type { PreparedKey } from "../../../shared/refresh.ts";
import { type KeyUse, keyUse, timeAgo } from "../../language/timeTexts.ts";
import type { Language } from "../../language/useLanguage.ts";

/** When a key was used, and how long ago that is by the best clock there is. */
export interface KeyUsage {
  /** null when it was never used, or the platform does not tell. */
  readonly lastUsed: Instant | null;
  /** At this moment, in ms; null when it was never used, or no clock tells. */
  readonly agoMs: () => number | null;
}

/** By this computer's clock, which may be wrong: all there is before the platform was asked. */
export function listedUsage({ lastUsed }: Pick<ApiKeyRow, "lastUsed">): KeyUsage {
  return { lastUsed, agoMs: () => (lastUsed === null ? null : ownAgoMs(lastUsed)) };
}

/**
 * By the platform's clock as of the preparation.
 *
 * @param preparedAtMs when the preparation came, by `performance.now()`: nobody can set that clock.
 */
export function preparedUsage({ row, usedMsAgo }: PreparedKey, preparedAtMs: number): KeyUsage {
  const agoMs = () => (usedMsAgo === null ? null : usedMsAgo + (performance.now() - preparedAtMs));
  return { lastUsed: row.lastUsed, agoMs };
}

/**
 * As `preparedUsage`, unless the list has seen the key used since: that was, whatever this
 * computer's clock says, not before the preparation.
 */
export function latestUsage(
  prepared: PreparedKey,
  preparedAtMs: number,
  listed: ApiKeyRow,
): KeyUsage {
  const { lastUsed } = listed;
  if (lastUsed === null || !isLater(lastUsed, prepared.row.lastUsed)) {
    return preparedUsage(prepared, preparedAtMs);
  }
  const agoMs = () => Math.max(0, Math.min(ownAgoMs(lastUsed), performance.now() - preparedAtMs));
  return { lastUsed, agoMs };
}

/** How recently that was; "never" also when it is not known. */
export function recency({ lastUsed, agoMs }: KeyUsage): KeyUse {
  const ago = agoMs();
  return lastUsed === null || ago === null ? "never" : keyUse(lastUsed, Date.parse(lastUsed) + ago);
}

/** Used within a day: something would stop. */
export function isInUse(usage: KeyUsage): boolean {
  const use = recency(usage);
  return use === "now" || use === "today";
}

/** "3 minutes ago", and where no clock tells the time itself; "" for never. */
export function usedWhen({ lastUsed, agoMs }: KeyUsage, language: Language): string {
  if (lastUsed === null) return "";
  const ago = agoMs();
  if (ago === null) return language.exactTime(lastUsed);
  return timeAgo(lastUsed, Date.parse(lastUsed) + ago, language);
}

function ownAgoMs(lastUsed: Instant): number {
  return Date.now() - Date.parse(lastUsed);
}

function isLater(one: Instant, other: Instant | null): boolean {
  return other === null || Date.parse(one) > Date.parse(other);
}
