import type { ConfigFileEntry } from "../../../shared/linkedFile.ts";
import type { Language } from "../../language/useLanguage.ts";
import type { LinkedKey } from "../../linkedFiles/linksOfKey.ts";
import { keyReferenceText } from "../../linkedFiles/linkTexts.ts";
import { isSameKey } from "./entryChoice.ts";

/** "empty", "holds the ARI Read key", "has a value": what is in an entry, seen from one key. */
export function entryHoldsText(
  { isEmpty, holds }: Pick<ConfigFileEntry, "isEmpty" | "holds">,
  key: LinkedKey,
  language: Language,
): string {
  const { text } = language;
  if (isEmpty) return text("keyFiles.entry.empty");
  if (holds === null) return text("keyFiles.entry.value");
  if (holds.isCurrent && isSameKey(holds, key)) return text("keyFiles.entry.thisKey");
  return text("keyFiles.entry.key", { key: keyReferenceText(holds, language) });
}
