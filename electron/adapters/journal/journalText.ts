import type { JournalRecord } from "../../core/refresh/journalRecord.ts";
import { checkedTextOf, readCheckedText } from "../checkedText.ts";
import { journalRecordSchema } from "./journalRecordSchema.ts";

/** A replacement's record may hold a hundred thousand fingerprints, 19 bytes each. */
export const largestRecordBytes = 8 * 1024 * 1024;

/** The file of a record: one line of JSON; null for a record that could not be read again. */
export function journalTextOf(record: JournalRecord): string | null {
  const text = checkedTextOf(record);
  const bytes = Buffer.from(text);
  const isReadable = readJournalText(bytes, record.refreshId) !== null;
  return isReadable && bytes.length <= largestRecordBytes ? text : null;
}

/**
 * The record in a file whose name says that it is this one; null for anything else: another one's,
 * or one that is not to the letter as it was written.
 */
export function readJournalText(bytes: Uint8Array, refreshId: string): JournalRecord | null {
  const parsed = journalRecordSchema.safeParse(readCheckedText(bytes));
  return parsed.success && parsed.data.refreshId === refreshId ? parsed.data : null;
}
