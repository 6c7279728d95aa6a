import { companyKeyName } from "../../language/keyNames.ts";
import type { Text } from "../../language/useLanguage.ts";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";

/** "company key ending in 1f9c", with its notes where another key ends alike. */
export function entryName({ row, hasNamesake }: CompanyKeyEntry, text: Text): string {
  const key = companyKeyName(row.maskedKey, text);
  if (!hasNamesake || row.notes === "") return key;
  return text("companyKeys.name.withNotes", { key, notes: row.notes });
}
