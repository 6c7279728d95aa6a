import { type ConfigFileEntry, entryName } from "../../../shared/linkedFile.ts";

/** A file of 5 MB can have a hundred thousand; nobody looks through more than these. */
const mostShown = 100;

interface ShownEntry extends ConfigFileEntry {
  /** Its place among all entries of the file. */
  readonly index: number;
}

interface ShownEntries {
  readonly shown: readonly ShownEntry[];
  /** How many more fit the words. */
  readonly leftOut: number;
}

/** The entries whose names have all the words, in the file's order; the chosen one always is. */
export function shownEntries(
  entries: readonly ConfigFileEntry[],
  words: string,
  chosen: number | null,
): ShownEntries {
  const sought = words.toLowerCase().split(/\s+/);
  const fitting = entries
    .map((entry, index) => ({ ...entry, index }))
    .filter(({ entry, index }) => {
      const name = entryName(entry).toLowerCase();
      return index === chosen || sought.every((word) => name.includes(word));
    });
  const shown = fitting.filter(({ index }, at) => at < mostShown || index === chosen);
  return { shown, leftOut: fitting.length - shown.length };
}
