import type { Connection } from "../../../shared/connection.ts";
import { nameOfKey } from "../../../shared/nameOfKey.ts";
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
  return nameOfKey(namePattern, {
    platform,
    connection: name,
    environment,
    group: row.group ?? "",
    access: access ?? "",
  });
}
