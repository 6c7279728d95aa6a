import type { RefreshedKey } from "../../../shared/apiKey.ts";
import type { KeyList } from "../../../shared/contract.ts";
import type { ListLoad } from "../../list/listLoad.ts";

export type KeysLoad = ListLoad<KeyList>;

/** The load with what a refresh changed in one of its rows. */
export function withRefreshedKey(load: KeysLoad, refreshed: RefreshedKey): KeysLoad {
  if (load.list === null) return load;
  const rows = load.list.rows.map((row) =>
    row.keyId === refreshed.keyId ? { ...row, ...refreshed } : row,
  );
  return { ...load, list: { ...load.list, rows } };
}
