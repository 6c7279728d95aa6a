import type { Instant, KeyId } from "../../shared/apiKey.ts";
import type { ConnectionId } from "../../shared/connection.ts";
import type { LinkedFile } from "../../shared/linkedFile.ts";

/** As much of a key as its links are known by. */
export interface LinkedKey {
  readonly connectionId: ConnectionId;
  /** null for a company key, whose id holds for one run only. */
  readonly keyId: KeyId | null;
  readonly maskedKey: string;
  readonly created: Instant | null;
}

/** The files of each key, looked up by `linksOfKey`; made once a list of links. */
export type LinksByKey = ReadonlyMap<string, readonly LinkedFile[]>;

const none: readonly LinkedFile[] = [];

export function linksByKey(links: readonly LinkedFile[]): LinksByKey {
  const byKey = new Map<string, LinkedFile[]>();
  for (const link of links) {
    const name = nameOf(link.key);
    const known = byKey.get(name);
    if (known === undefined) byKey.set(name, [link]);
    else known.push(link);
  }
  return byKey;
}

/** The links of one key, oldest first; the same list for as long as the links are the same. */
export function linksOfKey(links: LinksByKey, key: LinkedKey): readonly LinkedFile[] {
  return links.get(nameOf(key)) ?? none;
}

/** A key of a group stays itself when it is refreshed; a company key is its ending and its date. */
function nameOf({ connectionId, keyId, maskedKey, created }: LinkedKey): string {
  return JSON.stringify(
    keyId === null ? [connectionId, null, maskedKey, created] : [connectionId, keyId],
  );
}
