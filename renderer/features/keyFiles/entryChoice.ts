import {
  type ConfigFile,
  type EntryPath,
  entryName,
  type KeyReference,
} from "../../../shared/linkedFile.ts";
import type { LinkedKey } from "../../linkedFiles/linksOfKey.ts";
import { newEntryPath } from "./newEntryPath.ts";

/** The entry that a key is to go to. */
export interface EntryChoice {
  /** Its place among the file's entries; null for a new one. */
  readonly index: number | null;
  /** What a new one is to be called, whether one is chosen or not. */
  readonly newName: string;
}

interface FirstChoice {
  readonly file: ConfigFile;
  readonly key: LinkedKey;
  /** Entries of this file that are linked to the key; the first is the one that is asked for. */
  readonly linked: readonly EntryPath[];
  readonly suggestion: string;
}

/**
 * What is chosen at first: the entry that is linked to the key, or that holds it or held it before,
 * else the one of the suggested name, else a new one.
 */
export function firstChoice({ file, key, linked, suggestion }: FirstChoice): EntryChoice {
  const { entries } = file;
  const [asked] = linked;
  const candidates = [
    ...linked.map((path) => entries.findIndex(({ entry }) => isSamePath(entry, path))),
    entries.findIndex(({ holds }) => holds !== null && isSameKey(holds, key)),
    // A linked entry that is gone is to be there again.
    ...(asked === undefined ? [] : [null]),
    entries.findIndex(({ entry }) => isCalled(entry, suggestion)),
  ];
  const index = candidates.find((candidate) => candidate !== -1) ?? null;
  return { index, newName: asked === undefined ? suggestion : entryName(asked) };
}

/** Where the choice stands in the file; null while a new entry has no name. */
export function chosenPath(
  { index, newName }: EntryChoice,
  file: ConfigFile,
  linked: readonly EntryPath[],
): EntryPath | null {
  if (index !== null) return file.entries[index]?.entry ?? null;
  // Its name may have dots that lead nowhere.
  const known = linked.find((path) => entryName(path) === newName.trim());
  return known ?? newEntryPath(newName, file.format);
}

/** Whether it is this key, or one that it has replaced under the same id. */
export function isSameKey(held: KeyReference, key: LinkedKey): boolean {
  if (held.connectionId !== key.connectionId) return false;
  if (held.keyId !== null || key.keyId !== null) return held.keyId === key.keyId;
  return held.maskedKey === key.maskedKey && held.created === key.created;
}

function isSamePath(one: EntryPath, other: EntryPath): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** Its own name, whatever it stands in, in any letter case. */
function isCalled(entry: EntryPath, name: string): boolean {
  const last = entry.at(-1);
  return typeof last === "string" && last.toLowerCase() === name.toLowerCase();
}
