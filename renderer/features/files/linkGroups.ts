import type { ConnectionId } from "../../../shared/connection.ts";
import { entryName, type LinkedFile } from "../../../shared/linkedFile.ts";
import type { Text } from "../../language/useLanguage.ts";
import { keyReferenceName } from "../../linkedFiles/linkTexts.ts";

export interface LinkGroup {
  readonly connectionId: ConnectionId;
  /** In the order in which they were linked. */
  readonly links: readonly LinkedFile[];
}

/** A table a connection, the one that was linked to first on top. */
export function groupLinks(links: readonly LinkedFile[]): readonly LinkGroup[] {
  const groups = new Map<ConnectionId, LinkedFile[]>();
  for (const link of links) {
    const { connectionId } = link.key;
    const ofGroup = groups.get(connectionId);
    if (ofGroup === undefined) groups.set(connectionId, [link]);
    else ofGroup.push(link);
  }
  return [...groups].map(([connectionId, ofGroup]) => ({ connectionId, links: ofGroup }));
}

/** The links that have all words, anywhere in the path, the entry, the key or the connection. */
export function filterLinks(
  links: readonly LinkedFile[],
  words: string,
  text: Text,
): readonly LinkedFile[] {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return links;
  return links.filter(({ path, entry, key }) => {
    const parts = [path, entryName(entry), keyReferenceName(key, text), key.connectionName];
    const haystack = folded(parts.join("\n"));
    return wanted.every((word) => haystack.includes(word));
  });
}

/** As a Mac writes an å in paths, and as everybody else does. */
function folded(text: string): string {
  return text.normalize().toLowerCase();
}
