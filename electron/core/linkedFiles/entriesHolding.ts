import type { ConfigFormat, EntryPath } from "../../../shared/linkedFile.ts";
import type {
  ConfigDisk,
  ConfigEntry,
  ConfigFormats,
  FoundKey,
  KeyFinder,
} from "./linkedFilePorts.ts";

export interface EntryReaders {
  readonly disk: Pick<ConfigDisk, "open">;
  readonly formats: Pick<ConfigFormats, "formatOf" | "read">;
  readonly keyFinder: Pick<KeyFinder, "fingerprintOf">;
}

export interface EntryPlace {
  readonly format: ConfigFormat;
  readonly entry: EntryPath;
}

/** A line with more entries is of no file that a person keeps. */
const mostEntriesALine = 1_000;

/**
 * For each key that was found in a file, the entry whose whole value it is, each entry once; null
 * where it stands in a comment, in a longer text, or in a file that is none of a known format.
 *
 * @param found of this file, in its order.
 */
export async function entriesHolding(
  parts: EntryReaders,
  path: string,
  found: readonly FoundKey[],
): Promise<readonly (EntryPlace | null)[]> {
  const { disk, formats, keyFinder } = parts;
  const format = formats.formatOf(path);
  const opened = format === null ? null : await disk.open(path);
  if (format === null || opened?.ok !== true) return found.map(() => null);
  const read = formats.read(format, opened.value.text);
  const unused = new Set(read.ok ? read.value : []);
  const places: (EntryPlace | null)[] = [];
  for (const { line, fingerprint } of found) {
    const holder = await findHolder(keyFinder, entriesAt([...unused], line), fingerprint);
    if (holder !== null) unused.delete(holder);
    places.push(holder === null ? null : { format, entry: holder.entry });
  }
  return places;
}

/** Those of the line; where there are none, of the last line before it, as a block text begins. */
function entriesAt(entries: readonly ConfigEntry[], line: number): readonly ConfigEntry[] {
  const begins = entries.reduce(
    (latest, entry) => (entry.line <= line ? Math.max(latest, entry.line) : latest),
    0,
  );
  return entries.filter((entry) => entry.line === begins).slice(0, mostEntriesALine);
}

async function findHolder(
  keyFinder: Pick<KeyFinder, "fingerprintOf">,
  entries: readonly ConfigEntry[],
  fingerprint: string,
): Promise<ConfigEntry | null> {
  for (const entry of entries) {
    if (entry.value === null) continue;
    if ((await keyFinder.fingerprintOf(entry.value)) === fingerprint) return entry;
  }
  return null;
}
