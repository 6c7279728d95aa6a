import type { LinkedFile } from "../../../shared/linkedFile.ts";
import type { Refresh } from "../../../shared/refresh.ts";
import { type LinkedKey, type LinksByKey, linksOfKey } from "../../linkedFiles/linksOfKey.ts";

/** A linked file that the new key of a refresh has to get into. */
export interface RefreshFile {
  readonly link: LinkedFile;
  /** It holds the new key. */
  readonly isDone: boolean;
}

/** The files of the key that was refreshed, or replaced, and of the one that came of it. */
export function filesOfRefresh(refresh: Refresh, links: LinksByKey): readonly RefreshFile[] {
  const { oldKey, newKey, way } = refresh;
  const isCurrent = ({ status }: LinkedFile) => status.state === "current";
  const ofOldKey = linksOfKey(links, linkedKey(refresh, oldKey));
  if (way === "invalidates") return ofOldKey.map((link) => ({ link, isDone: isCurrent(link) }));
  const ofNewKey = newKey === null ? [] : linksOfKey(links, linkedKey(refresh, newKey));
  // What holds the old key is as it should be, says its link, since that key goes on.
  const files = [
    ...ofOldKey.map((link) => ({ link, isDone: false })),
    ...ofNewKey.map((link) => ({ link, isDone: isCurrent(link) })),
  ];
  // An updated file is the new key's: it is to stay where it stood.
  return files.sort((one, other) => one.link.path.localeCompare(other.link.path));
}

type KnownKey = Pick<Refresh["oldKey"], "keyId" | "maskedKey" | "created">;

function linkedKey(
  { connection, oldKey }: Refresh,
  { keyId, maskedKey, created }: KnownKey,
): LinkedKey {
  const { connectionId } = connection;
  return { connectionId, keyId: oldKey.group === null ? null : keyId, maskedKey, created };
}
