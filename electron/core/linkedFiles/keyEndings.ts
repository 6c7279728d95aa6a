import type { KeyFinder } from "./linkedFilePorts.ts";

/**
 * The last four characters of each known key, in lower case, as masked keys show them: whatever
 * ends in another way need not be fingerprinted. null when not all of them are known.
 */
export type KeyEndings = ReadonlySet<string> | null;

const shownEnd = /[A-Za-z0-9]{4}$/;

export function keyEndingsOf(keyFinder: Pick<KeyFinder, "fingerprints" | "find">): KeyEndings {
  const endings = new Set<string>();
  for (const fingerprint of keyFinder.fingerprints()) {
    const [end] = shownEnd.exec(keyFinder.find(fingerprint)?.maskedKey ?? "") ?? [];
    if (end === undefined) return null;
    endings.add(end.toLowerCase());
  }
  return endings;
}
