import { useEffect } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";

interface RevealedInSight {
  readonly entries: readonly CompanyKeyEntry[];
  /** The rows in sight, both ends included; null before that is known. */
  readonly range: { readonly startIndex: number; readonly endIndex: number } | null;
  readonly revealed: KeyId | null;
  readonly onReveal: (keyId: KeyId | null) => void;
}

/** Hides the revealed key as soon as its row is scrolled, sorted or filtered out of sight. */
export function useHideOutOfSight({ entries, range, revealed, onReveal }: RevealedInSight): void {
  useEffect(() => {
    if (revealed === null || range === null) return;
    const inSight = entries.slice(range.startIndex, range.endIndex + 1);
    if (!inSight.some(({ row }) => row.keyId === revealed)) onReveal(null);
  }, [entries, range, revealed, onReveal]);
}
