import type { AppError } from "../../../shared/appError.ts";
import type { ReadCompanyKey } from "../keyPlatform.ts";
import { noteNotRefreshed, noteUnknown, takeNewKey } from "./endRefresh.ts";
import { fingerprintsOf } from "./fingerprintsOf.ts";
import type { JournalOrder, JournalRecord } from "./journalRecord.ts";
import { companyPlatformOf } from "./platformOfKind.ts";
import type { RefreshParts } from "./refreshParts.ts";

/**
 * Finds out what became of an ordered replacement whose answer is missing: by the keys that the list
 * has now and did not have before. Somebody else may have ordered one at the same time, with the
 * same words even, so none is certainly ours.
 *
 * @param lost why the answer is missing; null when an earlier run ended in the middle.
 * @param before the list from before, in the run that asked for it: its ids hold for that run.
 */
export async function lookIntoReplacement(
  parts: RefreshParts,
  record: JournalRecord,
  lost: AppError["kind"] | null,
  before: readonly ReadCompanyKey[] | null = null,
): Promise<JournalRecord> {
  const { order } = record;
  if (order.way !== "replaces") throw new Error("a refresh is no replacement");
  if (parts.isLocked()) return noteUnknown(parts, record, "locked");
  const platform = companyPlatformOf(parts, record.connection.connectionId);
  if (!platform.ok) return noteUnknown(parts, record, platform.error.kind);
  const { companyId } = order;
  const after = await platform.value.readCompanyKeys({ companyId, activeOnly: false });
  if (!after.ok) return noteUnknown(parts, record, after.error.kind);
  const added =
    before === null
      ? await addedByFingerprint(parts, order.before, after.value)
      : addedById(before, after.value);
  if (added === null) return noteUnknown(parts, record, "keychain-unavailable");
  const [found = added[0]] = added.filter(({ row }) => hasWordsOf(order, row));
  if (found === undefined) {
    return noteNotRefreshed(parts, record, { reason: "old-key-listed", error: lost });
  }
  const newKey = { ...found.row, version: null };
  return takeNewKey(parts, record, { newKey, secret: found.secret, isCertainlyOurs: false });
}

function addedById(
  before: readonly ReadCompanyKey[],
  after: readonly ReadCompanyKey[],
): readonly ReadCompanyKey[] {
  const known = new Set(before.map(({ row }) => row.keyId));
  return after.filter(({ row }) => !known.has(row.keyId));
}

/** null where they can't be told. */
async function addedByFingerprint(
  parts: RefreshParts,
  before: readonly string[] | null,
  after: readonly ReadCompanyKey[],
): Promise<readonly ReadCompanyKey[] | null> {
  const fingerprints = await fingerprintsOf(parts, after);
  if (before === null || fingerprints === null) return null;
  const known = new Set(before);
  const added = after.filter((_key, at) => !known.has(fingerprints[at] ?? ""));
  // A key never leaves this list, so a keychain that was made anew has another salt by now.
  return added.length === after.length ? null : added;
}

function hasWordsOf(
  { contactEmail, notes }: Extract<JournalOrder, { readonly way: "replaces" }>,
  row: ReadCompanyKey["row"],
): boolean {
  return (
    row.notes.trim() === notes.trim() &&
    (contactEmail === "" || row.contactEmail.toLowerCase() === contactEmail.toLowerCase())
  );
}
