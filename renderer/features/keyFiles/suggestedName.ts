import type { Connection } from "../../../shared/connection.ts";
import type { NamePlaceholder } from "../../../shared/copyFormat.ts";
import type { FilesRow } from "../../linkedFiles/KeyFilesContext.ts";

/**
 * "BAKUUN_ARI_POST_KEY": how the connection's pattern calls a key in a config. A suggestion only;
 * what is written is what the person sees in the field.
 */
export function suggestedName(
  { platform, name, environment, namePattern }: Connection,
  row: Pick<FilesRow, "group" | "access" | "name">,
): string {
  const access = row.access === "other" ? row.name : row.access;
  const words: Readonly<Record<NamePlaceholder, string>> = {
    platform,
    connection: name,
    environment,
    group: row.group ?? "",
    access: access ?? "",
  };
  return namePattern
    .replace(/\{(\w+)\}/g, (_, word: NamePlaceholder) => snakeWord(words[word]))
    .replace(/_{2,}/g, "_")
    .replace(/^_|_$/g, "");
}

/** "Grand Hotel" and "grandHotel" become "GRAND_HOTEL", "Fjällgården" "FJALLGARDEN". */
function snakeWord(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toUpperCase();
}
