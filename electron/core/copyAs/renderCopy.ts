import type { KeyRole, KeyUse } from "./keyUse.ts";

/** One key as it is to be written. */
export interface CopiedKey {
  /** Letters, digits and `_`. */
  readonly name: string;
  readonly role: KeyRole;
  /** Never empty. */
  readonly value: string;
}

/** Where the keys are used. */
export interface CopyPlace {
  readonly use: KeyUse;
  /** "bakuun" */
  readonly platformId: string;
  /** Where the platform answers, `https://host`. */
  readonly origin: string;
}

/** Writes keys in one format; null when it has no way to write one of them. */
export type RenderCopy = (keys: readonly CopiedKey[], place: CopyPlace) => string | null;

/** The texts one below the other; null when one of them could not be written. */
export function joined(texts: readonly (string | null)[], between = "\n"): string | null {
  return texts.every((text) => text !== null) ? texts.join(between) : null;
}
