import type { Refresh } from "../../../shared/refresh.ts";
import { companyKeyName, keyName, startingSentence } from "../../language/keyNames.ts";
import type { Text } from "../../language/useLanguage.ts";

/** "ARI Post key", or "company key ending in 1f9c": the key that it is about, in a sentence. */
export function refreshedKeyName({ oldKey }: Pick<Refresh, "oldKey">, text: Text): string {
  const { group, name, maskedKey } = oldKey;
  return group === null || name === null
    ? companyKeyName(maskedKey, text)
    : keyName({ group, name }, text);
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
