import type { KeyId } from "../apiKey.ts";
import type { CompanyKeyRow } from "../companyKey.ts";

type Row = Pick<CompanyKeyRow, "keyId" | "isActive" | "companyId" | "notes" | "contactEmail">;

/**
 * The live keys that another live key of the same company is like: it has the same notes and
 * contact, but for upper case and spaces around, or it is the very same key listed twice. Keys
 * without notes say nothing that could be the same.
 */
export function findDuplicates(rows: readonly Row[]): ReadonlySet<KeyId> {
  const live = rows.filter((row) => row.isActive);
  return new Set([...withTwin(live, whatItIs), ...withTwin(live, whatItSays)]);
}

function withTwin(rows: readonly Row[], traitOf: (row: Row) => string | null): readonly KeyId[] {
  const firstOfTrait = new Map<string, KeyId>();
  const twins: KeyId[] = [];
  for (const row of rows) {
    const trait = traitOf(row);
    if (trait === null) continue;
    const first = firstOfTrait.get(trait);
    if (first === undefined) firstOfTrait.set(trait, row.keyId);
    else twins.push(first, row.keyId);
  }
  return twins;
}

/** A secret that is listed more than once has the ids `<id>`, `<id>.2`, `<id>.3` and so on. */
function whatItIs({ keyId }: Row): string {
  return keyId.replace(/\.\d+$/, "");
}

function whatItSays({ companyId, notes, contactEmail }: Row): string | null {
  const said = notes.trim().toLowerCase();
  if (said === "") return null;
  return JSON.stringify([companyId, said, contactEmail.trim().toLowerCase()]);
}
