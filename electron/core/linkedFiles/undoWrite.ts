import type { AppError } from "../../../shared/appError.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import { refused } from "./fileAccess.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { OpenedFile, RememberedLink } from "./linkedFilePorts.ts";
import { findEntry } from "./linkStatus.ts";
import { detailsOf } from "./writeToFile.ts";

/**
 * Puts a file back to what it was before the last write to this link, if it is still what that
 * write has made of it.
 *
 * @returns the link as it is now; null when that write had made it.
 */
export async function undoWrite(
  parts: LinkedFileParts,
  link: RememberedLink,
  isStillAsked: IsStillAsked,
): Promise<Result<RememberedLink | null, AppError>> {
  const { activity, backups, disk } = parts;
  const opened = await disk.open(link.path);
  if (!opened.ok) return refused(opened.error);
  const before = await backups.lastOf(link.linkId, opened.value);
  if (!before.ok) return refused(before.error);
  const { connectionId } = link;
  const event = { action: "undo-write", connectionId, ...detailsOf(link.path) } as const;
  const recorded = await activity.record({ ...event, result: "ok" });
  if (!recorded.ok) return recorded;
  const replaced = isStillAsked() ? await disk.replace(opened.value, before.value) : null;
  if (replaced === null) return err({ kind: "locked" });
  if (!replaced.ok) {
    await activity.record({ ...event, result: "config-file-refused" });
    return refused(replaced.error);
  }
  await backups.dropLast(link.linkId);
  const undoable = Math.max(0, link.undoable - 1);
  if (undoable === 0 && link.isMadeByWrite) return ok(null);
  const fingerprint = await heldAgain(parts, link, replaced.value);
  return ok({ ...link, undoable, fingerprint });
}

/** A link to a company key is to the one that stands there, which is again the one from before. */
async function heldAgain(
  { fingerprint, formats, history }: LinkedFileParts,
  link: RememberedLink,
  { text }: OpenedFile,
): Promise<string> {
  const read = formats.read(link.format, text);
  const value = read.ok ? findEntry(read.value, link)?.value : null;
  const held = value == null ? null : await fingerprint(value);
  const record = held === null ? null : history.recordOf(held);
  const isOfLink = record?.connectionId === link.connectionId && record.keyId === link.keyId;
  return isOfLink ? record.fingerprint : link.fingerprint;
}
