import { maskKey } from "../../core/maskKey.ts";
import { canonicalGuid } from "./canonicalGuid.ts";

const guidShaped = /(?=([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}))/gi;
/** Shorter ones occur in words, and are masked whole anyway. */
const shortestKey = 8;
const shortestGuid = 32;

/**
 * Masks the keys that somebody wrote into a text, such as "Replaces 3f2b8c1e-…": the key that the
 * text belongs to, and each GUID that is a key of the same list.
 *
 * SECURITY: notes go to the page and into exports, where no key may go unasked.
 *
 * @param guids canonical ones, of all keys of the list.
 */
export function hideKeys(text: string, ownKey: string, guids: ReadonlySet<string>): string {
  if (text.length < Math.min(shortestGuid, ownKey.length)) return text;
  const withoutOwn =
    ownKey.length >= shortestKey ? text.replaceAll(ownKey, () => maskKey(ownKey)) : text;
  return hideGuids(withoutOwn, guids);
}

/** Looks at every place, since a key may begin within a text of its shape: in `id3f2b8c1e…` at the d. */
function hideGuids(text: string, guids: ReadonlySet<string>): string {
  const shown: string[] = [];
  let shownUpTo = 0;
  for (const { index, 1: found = "" } of text.matchAll(guidShaped)) {
    if (index < shownUpTo || !guids.has(canonicalGuid(found) ?? "")) continue;
    shown.push(text.slice(shownUpTo, index), maskKey(found));
    shownUpTo = index + found.length;
  }
  return shown.join("") + text.slice(shownUpTo);
}
