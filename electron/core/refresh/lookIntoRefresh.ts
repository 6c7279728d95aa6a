import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { GroupKeyPlatform } from "../keyPlatform.ts";
import { noteNotRefreshed, noteUnknown, orderOf, takeAnswer, takeNewKey } from "./endRefresh.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { groupPlatformOf } from "./platformOfKind.ts";
import type { RefreshParts } from "./refreshParts.ts";

/**
 * Finds out what became of a refresh that was sent and whose answer is missing. It never refreshes
 * a key: the order goes out again only once the list shows that its version is past, where the
 * platform can but answer it again or refuse it.
 *
 * @param lost why the answer is missing; null when an earlier run ended in the middle.
 */
export async function lookIntoRefresh(
  parts: RefreshParts,
  record: JournalRecord,
  lost: AppError["kind"] | null,
): Promise<JournalRecord> {
  const platform = groupPlatformOf(parts, record.connection.connectionId);
  if (!platform.ok) return noteUnknown(parts, record, platform.error.kind);
  const rows = await platform.value.listKeys();
  if (!rows.ok) return noteUnknown(parts, record, rows.error.kind);
  const row = rows.value.find(({ keyId }) => keyId === record.oldKey.keyId);
  if (row === undefined) return noteUnknown(parts, record, "key-not-found");
  if (await isOldKey(parts, platform.value, record, row)) {
    return noteNotRefreshed(parts, record, { reason: "old-key-listed", error: lost });
  }
  return takeListedKey(parts, platform.value, record, row);
}

/**
 * By version and created, and by the key itself where the platform shows it: neither clock has a
 * say in it.
 */
async function isOldKey(
  { fingerprint, maskedKey }: RefreshParts,
  platform: GroupKeyPlatform,
  { oldKey, oldFingerprint, order }: JournalRecord,
  row: ApiKeyRow,
): Promise<boolean> {
  const isSameVersion = order.way === "invalidates" && order.version === row.version;
  if (!isSameVersion || row.created !== oldKey.created) return false;
  if (oldFingerprint === null) return true;
  const shown = await platform.revealKey(row.keyId);
  if (!shown.ok) return true;
  const now = await fingerprint(shown.value);
  // Both, since a keychain that was made anew has another salt for fingerprints.
  return now === null || now === oldFingerprint || maskedKey(shown.value) === oldKey.maskedKey;
}

/** The list has another key in the old one's place: whose it is the platform may still know. */
async function takeListedKey(
  parts: RefreshParts,
  platform: GroupKeyPlatform,
  record: JournalRecord,
  row: ApiKeyRow,
): Promise<JournalRecord> {
  const order = orderOf(record);
  const again = order.version === row.version ? null : await platform.refreshKey(order);
  const ours = again?.ok ? again.value : null;
  if (ours?.refreshed.version === row.version) return takeAnswer(parts, record, ours);
  const shown = await platform.revealKey(row.keyId);
  // One that does not end as the list says is a later one still.
  const isListed = shown.ok && parts.maskedKey(shown.value) === row.maskedKey;
  const secret = isListed ? shown.value : null;
  // Ours was there in between, if it is known: the old one died with it.
  const oldKeyDiedAt = (ours?.refreshed ?? row).created;
  const taken = { newKey: row, secret, isCertainlyOurs: false, oldKeyDiedAt };
  return takeNewKey(parts, record, taken);
}
