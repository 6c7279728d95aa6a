import { useMemo, useState } from "react";
import type { KeyFindingKind } from "../../../shared/keyHealth/keyFinding.ts";
import { type KeysView, nextSort, type SortColumn, wholeList } from "./keysView.ts";

/** What changes the view; the same for as long as the page is there. */
export interface KeysViewChanges {
  readonly seek: (words: string) => void;
  readonly toggleFinding: (kind: KeyFindingKind) => void;
  readonly toggleSort: (column: SortColumn) => void;
  /** Leaves nothing out any more; the order stays. */
  readonly showAll: () => void;
}

export function useKeysView(): readonly [KeysView, KeysViewChanges] {
  const [view, setView] = useState(wholeList);
  const changes = useMemo((): KeysViewChanges => {
    const change = (changeOf: (view: KeysView) => Partial<KeysView>) =>
      setView((current) => ({ ...current, ...changeOf(current) }));
    return {
      seek: (words) => change(() => ({ words })),
      toggleFinding: (kind) =>
        change(({ findings }) => ({
          findings: findings.includes(kind)
            ? findings.filter((pressed) => pressed !== kind)
            : [...findings, kind],
        })),
      toggleSort: (column) => change(({ sort }) => ({ sort: nextSort(sort, column) })),
      showAll: () => change(() => ({ words: "", findings: [] })),
    };
  }, []);
  return [view, changes];
}
