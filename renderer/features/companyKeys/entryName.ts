import { companyKeyName } from "../../language/keyNames.ts";
import type { Text } from "../../language/useLanguage.ts";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";

const longestNotes = 40;

/** "company key ending in 1f9c", with the first words of its notes where another key ends alike. */
export function entryName({ row, hasNamesake }: CompanyKeyEntry, text: Text): string {
  const key = companyKeyName(row.maskedKey, text);
  const notes = hasNamesake ? firstWords(row.notes) : "";
  return notes === "" ? key : text("companyKeys.name.withNotes", { key, notes });
}

/** In one line, since a name stands in labels and sentences. */
function firstWords(notes: string): string {
  const characters = [...notes.trim().replace(/\s+/g, " ")];
  if (characters.length <= longestNotes) return characters.join("");
  return `${characters.slice(0, longestNotes - 1).join("")}…`;
}
