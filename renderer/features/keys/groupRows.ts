import type { ApiKeyRow, KeyGroup } from "../../../shared/apiKey.ts";

export interface KeyGroupRows {
  readonly group: KeyGroup;
  readonly rows: readonly ApiKeyRow[];
}

/** The rows by their group; groups and rows stay in the platform's order. */
export function groupRows(rows: readonly ApiKeyRow[]): readonly KeyGroupRows[] {
  const groups = new Map<KeyGroup, ApiKeyRow[]>();
  for (const row of rows) {
    const known = groups.get(row.group);
    if (known === undefined) groups.set(row.group, [row]);
    else known.push(row);
  }
  return [...groups].map(([group, rowsOfGroup]) => ({ group, rows: rowsOfGroup }));
}
