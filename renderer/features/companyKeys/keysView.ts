import type { KeyFindingKind } from "../../../shared/keyHealth/keyFinding.ts";
import { keyEnding } from "../../language/keyNames.ts";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";
import { foldText } from "./foldText.ts";

export const sortColumns = [
  "key",
  "status",
  "notes",
  "contact",
  "addresses",
  "created",
  "expires",
  "company",
] as const;

export type SortColumn = (typeof sortColumns)[number];

export interface SortOrder {
  readonly column: SortColumn;
  readonly direction: "ascending" | "descending";
}

/** How a person looks at a list: what is left out of it, and its order. */
export interface KeysView {
  /** Words that a row has to have, all of them, anywhere. */
  readonly words: string;
  /** Kinds of findings of which a row has to have one; all rows when there are none. */
  readonly findings: readonly KeyFindingKind[];
  /** null for the platform's order. */
  readonly sort: SortOrder | null;
}

export const wholeList: KeysView = { words: "", findings: [], sort: null };

/** Up, then down, then as the platform has it. */
export function nextSort(sort: SortOrder | null, column: SortColumn): SortOrder | null {
  if (sort?.column !== column) return { column, direction: "ascending" };
  return sort.direction === "ascending" ? { column, direction: "descending" } : null;
}

/** The entries that have all words and one of the findings, in their order. */
export function filterEntries(
  entries: readonly CompanyKeyEntry[],
  { words, findings }: Pick<KeysView, "words" | "findings">,
): readonly CompanyKeyEntry[] {
  const wanted = foldText(words)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0 && findings.length === 0) return entries;
  const isFound = (entry: CompanyKeyEntry) =>
    findings.length === 0 || entry.findings.some(({ kind }) => findings.includes(kind));
  return entries.filter(
    (entry) => isFound(entry) && wanted.every((word) => entry.haystack.includes(word)),
  );
}

/** The entries in another order; those without a value come last in both directions. */
export function sortEntries(
  entries: readonly CompanyKeyEntry[],
  sort: SortOrder | null,
  collator: Intl.Collator,
): readonly CompanyKeyEntry[] {
  if (sort === null) return entries;
  const rankOf = ranksOf(entries, sort.column, collator);
  const sign = sort.direction === "ascending" ? 1 : -1;
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry) }));
  ranked.sort((one, other) => {
    if (one.rank === null || other.rank === null) {
      return Number(one.rank === null) - Number(other.rank === null);
    }
    return sign * (one.rank - other.rank);
  });
  return ranked.map(({ entry }) => entry);
}

/** Texts are compared once a text and not once a row, since a collator is slow. */
function ranksOf(
  entries: readonly CompanyKeyEntry[],
  column: SortColumn,
  collator: Intl.Collator,
): (entry: CompanyKeyEntry) => number | null {
  if (column === "created") return ({ row }) => timeOf(row.created);
  if (column === "expires") return ({ row }) => timeOf(row.expiry);
  const texts = new Set(entries.map((entry) => textOf(entry, column)));
  const ranks = new Map([...texts].sort(collator.compare).map((text, rank) => [text, rank]));
  return (entry) => {
    const text = textOf(entry, column);
    return text === "" ? null : (ranks.get(text) ?? null);
  };
}

function timeOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

function textOf(
  { row, statusText, company }: CompanyKeyEntry,
  column: Exclude<SortColumn, "created" | "expires">,
): string {
  switch (column) {
    case "key":
      return keyEnding(row.maskedKey);
    case "status":
      return statusText;
    case "notes":
      return row.notes;
    case "contact":
      return row.contactEmail;
    case "addresses":
      return row.allowedIpAddresses;
    case "company":
      return company ?? "";
  }
}
