import { assertNever } from "../../../shared/assertNever.ts";
import { holdNewKey, noteNotRefreshed, recordEnd } from "./endRefresh.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { lookIntoRefresh } from "./lookIntoRefresh.ts";
import { lookIntoReplacement } from "./lookIntoReplacement.ts";
import { newKeyOf } from "./newKeySource.ts";
import type { RefreshParts } from "./refreshParts.ts";

/** Brings a record that nobody works at as far as it goes now; it never refreshes a key. */
export async function resolveRefresh(
  parts: RefreshParts,
  record: JournalRecord,
): Promise<JournalRecord> {
  const { progress } = record;
  switch (progress.stage) {
    case "intended":
      return noteNotRefreshed(parts, record, { reason: "not-sent", error: null });
    case "sent":
      return resolveSent(parts, record, progress.error);
    case "answered": {
      const found = await newKeyOf(parts, record);
      return found.ok ? holdNewKey(parts, record, found.value) : record;
    }
    case "not-refreshed":
      // Its order may have been carried out after the look.
      return progress.seenVersion === null ? record : resolveSent(parts, record, progress.error);
    case "planned":
    case "stored":
    case "finished":
      return record;
    default:
      return assertNever(progress);
  }
}

async function resolveSent(
  parts: RefreshParts,
  record: JournalRecord,
  error: Extract<JournalRecord["progress"], { readonly stage: "sent" }>["error"],
): Promise<JournalRecord> {
  const look = record.order.way === "invalidates" ? lookIntoRefresh : lookIntoReplacement;
  const looked = await look(parts, record, error);
  // A new key is written down where it is taken; that there is none, here.
  if (looked.progress.stage === "not-refreshed" && record.progress.stage === "sent") {
    await recordEnd(parts, record, error ?? "refresh-outcome-unknown");
  }
  return looked;
}
