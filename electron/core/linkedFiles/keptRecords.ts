import type { KeyRecord } from "./linkedFilePorts.ts";

const mostFormerAKey = 50;
const mostRecords = 20_000;

/** Of each key the present record and its newest former ones; of all, the newest. */
export function keptRecords(records: readonly KeyRecord[]): readonly KeyRecord[] {
  const former = new Map<string, number>();
  const kept = records.toReversed().filter(({ connectionId, keyId, replacedAt }) => {
    if (replacedAt === null || keyId === null) return true;
    const name = `${connectionId} ${keyId}`;
    const count = (former.get(name) ?? 0) + 1;
    former.set(name, count);
    return count <= mostFormerAKey;
  });
  return kept.slice(0, mostRecords).toReversed();
}
