import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { Secret } from "../secret.ts";
import { readFile, refused } from "./fileAccess.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { RememberedLink } from "./linkedFilePorts.ts";
import { findEntry } from "./linkStatus.ts";
import { writeToFile } from "./writeToFile.ts";

export interface PresentSecret {
  readonly keyId: KeyId;
  readonly secret: Secret;
  readonly fingerprint: string;
}

/**
 * Writes a key over one that it has replaced. What else stands there stays, and is told.
 *
 * @returns the link as it is now.
 */
export async function updateFile(
  parts: LinkedFileParts,
  link: RememberedLink,
  { keyId, secret, fingerprint }: PresentSecret,
  isStillAsked: IsStillAsked,
): Promise<Result<RememberedLink, AppError>> {
  const { path, format, entry, linkId, connectionId } = link;
  const read = await readFile(parts, path, format);
  if (!read.ok) return read;
  const found = findEntry(read.value.entries, link);
  if (found === null) return refused("entry-missing");
  const held = found.value === null ? null : await parts.fingerprint(found.value);
  const updated = { ...link, fingerprint };
  if (held === fingerprint) return ok(updated);
  if (held === null || !isOfLink(parts, link, held)) return refused("holds-another");
  const { opened } = read.value;
  const after = parts.formats.write({ format, text: opened.text, entry, value: secret });
  if (!after.ok) return refused(after.error);
  const write = { linkId, opened, after: after.value, key: { connectionId, keyId, secret } };
  const canUndo = await writeToFile(parts, write, isStillAsked);
  if (!canUndo.ok) return canUndo;
  return ok(withWrite(updated, canUndo.value));
}

const mostUndoable = 5;

/** One write more; the oldest backups are let go of, and with them the way back to no link. */
export function withWrite(link: RememberedLink, canUndo: boolean): RememberedLink {
  if (!canUndo) return { ...link, undoable: 0, isMadeByWrite: false };
  const undoable = link.undoable + 1;
  return undoable > mostUndoable
    ? { ...link, undoable: mostUndoable, isMadeByWrite: false }
    : { ...link, undoable };
}

/** The key of the link has, or has had, it. */
function isOfLink(
  { history }: Pick<LinkedFileParts, "history">,
  { connectionId, keyId, fingerprint }: RememberedLink,
  held: string,
): boolean {
  if (held === fingerprint) return true;
  return keyId !== null && history.recordOfKey({ connectionId, keyId, fingerprint: held }) !== null;
}
