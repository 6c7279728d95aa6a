import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
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
  if (parts.isLocked()) return noteUnknown(parts, record, "locked");
  const platform = groupPlatformOf(parts, record.connection.connectionId);
  if (!platform.ok) return noteUnknown(parts, record, platform.error.kind);
  const row = await listedRow(platform.value, record);
  if (!row.ok) return noteUnknown(parts, record, row.error.kind);
  if (!isSameRow(record, row.value)) {
    return takeListedKey(parts, { platform: platform.value, lost }, record, row.value);
  }
  if (await showsOldKey(parts, platform.value, record)) {
    return noteOldKey(parts, record, { row: row.value, lost });
  }
  // It may have been refreshed between the list and the showing: another list tells.
  const again = await listedRow(platform.value, record);
  if (!again.ok) return noteUnknown(parts, record, again.error.kind);
  return takeListedKey(parts, { platform: platform.value, lost }, record, again.value);
}

interface Look {
  readonly platform: GroupKeyPlatform;
  /** Why the answer is missing. */
  readonly lost: AppError["kind"] | null;
}

async function listedRow(
  platform: GroupKeyPlatform,
  { oldKey }: JournalRecord,
): Promise<Result<ApiKeyRow, AppError>> {
  const rows = await platform.listKeys();
  if (!rows.ok) return rows;
  const row = rows.value.find(({ keyId }) => keyId === oldKey.keyId);
  return row === undefined ? err({ kind: "key-not-found" }) : ok(row);
}

function noteOldKey(
  parts: RefreshParts,
  record: JournalRecord,
  { row, lost }: Pick<Look, "lost"> & { readonly row: ApiKeyRow },
): Promise<JournalRecord> {
  const told = { reason: "old-key-listed", error: lost, seenVersion: row.version } as const;
  return noteNotRefreshed(parts, record, told);
}

/** Neither clock has a say in it. */
function isSameRow({ oldKey, order }: JournalRecord, row: ApiKeyRow): boolean {
  return (
    order.way === "invalidates" && order.version === row.version && row.created === oldKey.created
  );
}

/** Whether the platform still shows the old key; also when it does not show any. */
async function showsOldKey(
  parts: RefreshParts,
  platform: GroupKeyPlatform,
  { oldKey, oldFingerprint }: JournalRecord,
): Promise<boolean> {
  if (oldFingerprint === null) return true;
  const shown = await platform.revealKey(oldKey.keyId);
  if (!shown.ok) return true;
  const now = await parts.fingerprint(shown.value);
  // Both, since a keychain that was made anew has another salt for fingerprints.
  const hasMask = parts.maskedKey(shown.value) === oldKey.maskedKey;
  return now === null || now === oldFingerprint || hasMask;
}

/** The list has another key in the old one's place: whose it is the platform may still know. */
async function takeListedKey(
  parts: RefreshParts,
  { platform, lost }: Look,
  record: JournalRecord,
  row: ApiKeyRow,
): Promise<JournalRecord> {
  if (parts.isLocked()) return noteUnknown(parts, record, "locked");
  const order = orderOf(record);
  const again = order.version === row.version ? null : await platform.refreshKey(order);
  const ours = again?.ok ? again.value : null;
  if (ours?.refreshed.version === row.version) return takeAnswer(parts, record, ours);
  const shown = await platform.revealKey(row.keyId);
  const now = shown.ok ? await parts.fingerprint(shown.value) : null;
  // The platform gave the same key another version.
  const isOldKey = now !== null && now === record.oldFingerprint;
  if (isOldKey) return noteOldKey(parts, record, { row, lost });
  // One that does not end as the list says is a later one still.
  const isListed = shown.ok && parts.maskedKey(shown.value) === row.maskedKey;
  const secret = isListed ? shown.value : null;
  // Ours was there in between, if it is known: the old one died with it.
  const oldKeyDiedAt = (ours?.refreshed ?? row).created;
  const taken = { newKey: row, secret, isCertainlyOurs: false, oldKeyDiedAt };
  return takeNewKey(parts, record, taken);
}
