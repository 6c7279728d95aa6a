import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bakuunStateSchema } from "../../electron/demo/bakuun/bakuunState.ts";
import { assertNever } from "../../shared/assertNever.ts";
import type { Refresh } from "../../shared/refresh.ts";

/** What the demo server has on its disk about a key. */
export interface KeyTruth {
  readonly version: string;
  readonly created: string;
  /** How often it was refreshed within a day. */
  readonly refreshes: number;
}

export async function truthOf(stateDir: string, keyId: string): Promise<KeyTruth> {
  const text = await readFile(join(stateDir, "bakuun.json"), "utf8");
  const { keys, refreshes } = bakuunStateSchema.parse(JSON.parse(text));
  const found = Object.entries(keys).find(([id]) => id === keyId);
  if (found === undefined) throw new Error(`no key ${keyId}`);
  const { version, created } = found[1];
  const ofKey = refreshes.filter((refresh) => refresh.keyId === keyId);
  return { version, created, refreshes: ofKey.length };
}

/** The truth before and after something that may have refreshed the key. */
export interface Change {
  readonly before: KeyTruth;
  readonly after: KeyTruth;
}

export function wasRefreshed({ before, after }: Change): boolean {
  return before.version !== after.version;
}

/** More refreshes than one, or a refresh that nobody has ordered; null for neither. */
export function excessIn({ before, after }: Change): string | null {
  const times = after.refreshes - before.refreshes;
  if (times > 1) return `refreshed ${times} times`;
  return times === (before.version === after.version ? 0 : 1) ? null : "the server lost count";
}

/** What is false in what the app says of a refresh; null when all of it is true. */
export function falsehoodIn({ progress, newKey }: Refresh, change: Change): string | null {
  const isRefreshed = wasRefreshed(change);
  switch (progress.state) {
    case "planned":
    case "under-way":
      return `it says ${progress.state} of what is over`;
    case "unknown":
      return null;
    case "not-refreshed":
      return isRefreshed ? `it says not-refreshed, ${progress.reason}, of a refreshed key` : null;
    case "refreshed": {
      if (!isRefreshed) return "it says refreshed of a key that is not";
      const { version, created } = change.after;
      if (newKey?.version !== version) return "its new key is another version";
      return progress.oldKeyDiedAt === created ? null : "the old key died at another time";
    }
    default:
      return assertNever(progress);
  }
}
