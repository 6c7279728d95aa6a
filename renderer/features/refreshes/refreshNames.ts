import type { Refresh } from "../../../shared/refresh.ts";
import { companyKeyName, keyEnding, keyName, startingSentence } from "../../language/keyNames.ts";
import type { Text } from "../../language/useLanguage.ts";

/** "ARI Post key", or "company key ending in 1f9c": the key that it is about, in a sentence. */
export function refreshedKeyName({ oldKey }: Pick<Refresh, "oldKey">, text: Text): string {
  const { group, name, maskedKey } = oldKey;
  return group === null || name === null
    ? companyKeyName(maskedKey, text)
    : keyName({ group, name }, text);
}

/**
 * "ARI Post key (…n3w1)": beside another record of the same key, the key with the last characters
 * that it has got, else had; without one as `refreshedKeyName`.
 */
export function recordName(refresh: Refresh, isOneOfSeveral: boolean, text: Text): string {
  const name = refreshedKeyName(refresh, text);
  return isOneOfSeveral ? withEnding(name, refresh, text) : name;
}

/** "ARI Post key refreshed", beside another record of the same key "… (…n3w1)". */
export function recordHeading(refresh: Refresh, isOneOfSeveral: boolean, text: Text): string {
  const heading = refreshHeading(refresh, text);
  return isOneOfSeveral ? withEnding(heading, refresh, text) : heading;
}

function withEnding(name: string, { oldKey, newKey }: Refresh, text: Text): string {
  return text("refreshes.withEnding", { name, ending: keyEnding((newKey ?? oldKey).maskedKey) });
}

/** "ARI Post key refreshed": how far it has come, as the heading of its card. */
export function refreshHeading(refresh: Refresh, text: Text): string {
  const key = refreshedKeyName(refresh, text);
  const { way, progress } = refresh;
  return startingSentence(text(`refreshes.heading.${way}.${progress.state}`, { key }));
}

/** "new ARI Post key", or "company key ending in n3w1": the key that came of it, in a sentence. */
export function newKeyName(refresh: Refresh, text: Text): string {
  const { newKey, oldKey } = refresh;
  if (newKey !== null && (oldKey.group === null || oldKey.name === null)) {
    return companyKeyName(newKey.maskedKey, text);
  }
  return text("refreshes.newKeyName", { key: refreshedKeyName(refresh, text) });
}
