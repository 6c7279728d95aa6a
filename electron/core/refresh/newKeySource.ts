import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";
import type { JournalRecord } from "./journalRecord.ts";
import { companyPlatformOf } from "./platformOfKind.ts";
import type { RefreshParts } from "./refreshParts.ts";

/**
 * The new key of a refresh: as the keychain holds it, else as the platform has it. `key-changed`
 * when the platform has yet another one by now, `refresh-not-found` when none is known.
 */
export async function newKeyOf(
  parts: RefreshParts,
  record: JournalRecord,
): Promise<Result<Secret, AppError>> {
  const { progress, refreshId } = record;
  if (!("newKey" in progress)) return err({ kind: "refresh-not-found" });
  // Also where the journal does not say so: a run may have ended between the two.
  const held = await parts.heldKeys.read(refreshId);
  if (held !== null) return ok(held);
  const shown = await showNewKey(parts, record);
  const isNewKey = shown.ok && parts.maskedKey(shown.value) === progress.newKey.maskedKey;
  return shown.ok && !isNewKey ? err({ kind: "key-changed" }) : shown;
}

async function showNewKey(
  parts: RefreshParts,
  { connection, order, progress }: JournalRecord,
): Promise<Result<Secret, AppError>> {
  const { connectionId } = connection;
  if (!("newKey" in progress)) return err({ kind: "refresh-not-found" });
  const { newKey } = progress;
  if (order.way === "invalidates") {
    const platform = parts.findPlatform(connectionId);
    return platform.ok ? platform.value.revealKey(newKey.keyId) : platform;
  }
  // An id of a company key holds for one run only: it is found by what else is known of it.
  const platform = companyPlatformOf(parts, connectionId);
  if (!platform.ok) return platform;
  const { companyId } = order;
  const keys = await platform.value.readCompanyKeys({ companyId, activeOnly: false });
  if (!keys.ok) return keys;
  const found = keys.value.find(
    ({ row }) => row.maskedKey === newKey.maskedKey && row.created === newKey.created,
  );
  return found === undefined ? err({ kind: "key-not-found" }) : ok(found.secret);
}
