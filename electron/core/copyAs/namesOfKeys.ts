import { nameOfKey } from "../../../shared/nameOfKey.ts";
import type { SavedConnection } from "../settingsStore.ts";
import type { NamedRole } from "./keyRoles.ts";

/** A name for each of these keys, in their order; one that is taken gets `_2`, the next `_3`. */
export function namesOfKeys(
  pattern: string,
  { platform, environment, name: connection }: SavedConnection,
  roles: readonly NamedRole[],
): readonly string[] {
  const taken = new Set<string>();
  return roles.map(({ group, access, name }) => {
    // "other" is a word of ours; the key's own name tells more.
    const accessWord = access === "other" ? name : access;
    const words = {
      platform,
      connection,
      environment,
      group: group ?? "",
      access: accessWord ?? "",
    };
    return freeName(nameOfKey(pattern, words), taken);
  });
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(folded(name)); count += 1) name = `${wanted}_${count}`;
  taken.add(folded(name));
  return name;
}

/** Windows, INI files and .NET's settings know no difference between capital and small letters. */
function folded(name: string): string {
  return name.toLowerCase();
}
