import { createContext, useContext } from "react";
import type { Instant, KeyAccess, KeyGroup } from "../../shared/apiKey.ts";
import type { LinkedFile } from "../../shared/linkedFile.ts";
import type { KeyPlace } from "../secret/keyRequestOf.ts";

/** As much of a row as its files are known by and spoken of; a company key has no group. */
export interface FilesRow {
  readonly maskedKey: string;
  readonly created: Instant | null;
  readonly group?: KeyGroup | null;
  readonly access?: KeyAccess | null;
  readonly name?: string | null;
}

/** A key whose files are asked for. */
export interface FilesTarget {
  readonly place: KeyPlace;
  readonly row: FilesRow;
}

export interface KeyFiles {
  /** The files that are to hold the key, oldest link first. */
  readonly linksOf: (target: FilesTarget) => readonly LinkedFile[];
  /** Shows them, and offers to write the key to one more. */
  readonly open: (target: FilesTarget) => void;
}

export const KeyFilesContext = createContext<KeyFiles | null>(null);

/** The files of the keys of the page, and the one dialog about them. */
export function useKeyFiles(): KeyFiles {
  const files = useContext(KeyFilesContext);
  if (files === null) throw new Error("useKeyFiles needs a KeyFilesPlace around it");
  return files;
}
