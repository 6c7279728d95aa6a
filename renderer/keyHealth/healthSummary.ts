import {
  findingKindsByGravity,
  type KeyFinding,
  type KeyFindingKind,
} from "../../shared/keyHealth/keyFinding.ts";
import type { Text } from "../language/useLanguage.ts";

/** How many keys have a finding of one kind; at least one. */
export interface FindingCount {
  readonly kind: KeyFindingKind;
  readonly keys: number;
}

/** How many keys have each kind of finding, the gravest first; kinds that no key has are absent. */
export function countFindings(
  findingsOfKeys: Iterable<readonly KeyFinding[]>,
): readonly FindingCount[] {
  const counts = new Map<KeyFindingKind, number>();
  for (const findings of findingsOfKeys) {
    for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return findingKindsByGravity
    .map((kind) => ({ kind, keys: counts.get(kind) ?? 0 }))
    .filter(({ keys }) => keys > 0);
}

/** "2 older than a year": a count in the words of a summary. */
export function countText({ kind, keys }: FindingCount, text: Text): string {
  return text(`health.count.${kind}`, { keys });
}
