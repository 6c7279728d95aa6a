import { useState } from "react";
import type { Finding, FindingId } from "../../../shared/linkedFile.ts";

/** It stands where a key can be replaced, and nobody has linked it yet. */
export function isLinkable({ entry, format, isLinked }: Finding): boolean {
  return !isLinked && entry !== null && format !== null;
}

interface FindingChoice {
  readonly chosen: ReadonlySet<FindingId>;
  readonly choose: (findings: readonly Finding[], isChosen: boolean) => void;
}

/** Which findings are to be linked: at first those that hold a present key. */
export function useFindingChoice(findings: readonly Finding[]): FindingChoice {
  const [changed, setChanged] = useState<ReadonlyMap<FindingId, boolean>>(new Map());
  const isChosen = (finding: Finding) => changed.get(finding.findingId) ?? finding.key.isCurrent;
  const chosen = findings.filter((finding) => isLinkable(finding) && isChosen(finding));
  return {
    chosen: new Set(chosen.map(({ findingId }) => findingId)),
    choose: (some, isNowChosen) =>
      setChanged((before) => {
        const next = new Map(before);
        for (const { findingId } of some) next.set(findingId, isNowChosen);
        return next;
      }),
  };
}
