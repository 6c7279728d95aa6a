import type { KeyReference, LinkStatus } from "../../../shared/linkedFile.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { ConfigEntry, KeyRecord, RememberedLink } from "./linkedFilePorts.ts";

type StatusParts = Pick<LinkedFileParts, "disk" | "formats" | "fingerprint" | "history">;

/** What there is to say of the links of one file, which is read once for all of them. */
export async function statusesOf(
  parts: StatusParts,
  path: string,
  links: readonly RememberedLink[],
): Promise<readonly LinkStatus[]> {
  const opened = await parts.disk.open(path);
  if (!opened.ok) {
    const status: LinkStatus =
      opened.error === "missing"
        ? { state: "missing-file" }
        : { state: "unknown", problem: opened.error };
    return links.map(() => status);
  }
  return Promise.all(
    links.map(async (link): Promise<LinkStatus> => {
      const read = parts.formats.read(link.format, opened.value.text);
      if (!read.ok) return { state: "unknown", problem: read.error };
      const entry = findEntry(read.value, link);
      return entry === null ? { state: "missing-entry" } : statusOfEntry(parts, link, entry);
    }),
  );
}

export function findEntry(
  entries: readonly ConfigEntry[],
  { entry }: Pick<RememberedLink, "entry">,
): ConfigEntry | null {
  const wanted = JSON.stringify(entry);
  return entries.find((known) => JSON.stringify(known.entry) === wanted) ?? null;
}

async function statusOfEntry(
  { fingerprint, history }: StatusParts,
  link: RememberedLink,
  { value }: ConfigEntry,
): Promise<LinkStatus> {
  if (value === null) return { state: "drift", holds: { what: "empty" } };
  const found = await fingerprint(value);
  if (found === null) return { state: "unknown", problem: "keychain-unavailable" };
  const record = expectedOf(history, link);
  if (record !== null && record.fingerprint === found && history.isCurrent(record)) {
    return { state: "current" };
  }
  const key = heldKey(history, link, found);
  return { state: "drift", holds: key === null ? { what: "unknown" } : { what: "key", key } };
}

/** Two keys may have the same secret: the link's own key is the one to tell of. */
function heldKey(
  history: StatusParts["history"],
  { connectionId, keyId }: RememberedLink,
  fingerprint: string,
): KeyReference | null {
  const own = history.recordOfKey({ connectionId, keyId, fingerprint });
  return own === null ? history.find(fingerprint) : history.describe(own);
}

/** What the entry is to hold, as far as it is known; null for a key that was never seen. */
export function expectedOf(
  history: StatusParts["history"],
  { connectionId, keyId, fingerprint }: RememberedLink,
): KeyRecord | null {
  const linked = () => history.recordOfKey({ connectionId, keyId, fingerprint });
  return keyId === null ? linked() : (history.presentOf(connectionId, keyId) ?? linked());
}
