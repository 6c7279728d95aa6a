import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { JournalRecord } from "./journalRecord.ts";
import type { RefreshJournal } from "./refreshJournal.ts";

interface ListedKey {
  readonly connectionId: ConnectionId;
  readonly keyId: KeyId;
  readonly version: string;
}

/** Whether a refresh of ours has made this version of a key, as far as a record tells. */
export function isOurVersion(journal: RefreshJournal, key: ListedKey): boolean {
  return recordsOf(journal, key).some(
    ({ progress }) => "newKey" in progress && progress.newKey.version === key.version,
  );
}

/** Whether this version of a key is, or may yet turn out to be, the work of a refresh of ours. */
export function mayBeOurs(journal: RefreshJournal, key: ListedKey): boolean {
  return (
    journal.isUnresolved(key.connectionId, key.keyId) ||
    isOurVersion(journal, key) ||
    lateRefresh(journal, key) !== null
  );
}

/**
 * A refresh that was sent, whose key was still the old one when it was looked at, and is no more:
 * the platform may have carried out the order late. null when there is none, or when the key was
 * sent for another refresh since.
 */
function lateRefresh(journal: RefreshJournal, key: ListedKey): JournalRecord | null {
  const newest = recordsOf(journal, key).findLast(({ progress }) => progress.stage !== "planned");
  if (newest === undefined || newest.order.way !== "invalidates") return null;
  const { progress } = newest;
  const seenVersion = progress.stage === "not-refreshed" ? progress.seenVersion : null;
  return seenVersion !== null && seenVersion !== key.version ? newest : null;
}

/** The same for all keys of a list. */
export function lateRefreshes(
  journal: RefreshJournal,
  connectionId: ConnectionId,
  rows: readonly ApiKeyRow[],
): readonly JournalRecord[] {
  return rows.flatMap(
    ({ keyId, version }) => lateRefresh(journal, { connectionId, keyId, version }) ?? [],
  );
}

/** Oldest first. */
function recordsOf(
  journal: RefreshJournal,
  { connectionId, keyId }: Omit<ListedKey, "version">,
): readonly JournalRecord[] {
  return journal.listOf(
    ({ connection, oldKey }) => connection.connectionId === connectionId && oldKey.keyId === keyId,
  );
}
