import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { LinkId } from "../../../shared/linkedFile.ts";
import { looksLikeKey } from "../../../shared/looksLikeKey.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import type { Secret } from "../secret.ts";
import { refused } from "./fileAccess.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { OpenedFile } from "./linkedFilePorts.ts";

export interface FileWrite {
  readonly linkId: LinkId;
  readonly opened: OpenedFile;
  readonly after: Secret;
  readonly key: {
    readonly connectionId: ConnectionId;
    readonly keyId: KeyId;
    readonly secret: Secret;
  };
}

/**
 * Written down, backed up, written. Nothing is written that can't be written down.
 *
 * @returns whether it can be undone.
 */
export async function writeToFile(
  { activity, backups, disk }: Pick<LinkedFileParts, "activity" | "backups" | "disk">,
  { linkId, opened, after, key }: FileWrite,
  isStillAsked: IsStillAsked,
): Promise<Result<boolean, AppError>> {
  const { connectionId, keyId, secret } = key;
  const event = {
    action: "write-file",
    connectionId,
    key: { keyId, secret },
    ...detailsOf(opened.path),
  } as const;
  const recorded = await activity.record({ ...event, result: "ok" });
  if (!recorded.ok) return recorded;
  const { target, text } = opened;
  const isKept = await backups.keep({ linkId, target, before: text, after });
  // Here and nowhere earlier: the app may have been locked meanwhile.
  const replaced = isStillAsked() ? await disk.replace(opened, after) : null;
  if (replaced?.ok === true) return ok(isKept);
  if (isKept) await backups.dropLast(linkId);
  const failed = replaced === null ? err<AppError>({ kind: "locked" }) : refused(replaced.error);
  if (!failed.ok) await activity.record({ ...event, result: failed.error.kind });
  return failed;
}

/** SECURITY: a path is the user's words, and none that look like a key get into the log. */
export function detailsOf(path: string): { readonly details?: string } {
  return looksLikeKey(path) ? {} : { details: path };
}
