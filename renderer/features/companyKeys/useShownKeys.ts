import { useDeferredValue, useMemo } from "react";
import { useIntl } from "react-intl";
import type { CompanyKeyList, KnownCompany } from "../../../shared/companyKey.ts";
import { countFindings, type FindingCount } from "../../keyHealth/healthSummary.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { type CompanyKeyEntry, companyKeyEntries } from "./companyKeyEntries.ts";
import { filterEntries, type KeysView, sortEntries } from "./keysView.ts";

export interface ShownKeys {
  readonly all: readonly CompanyKeyEntry[];
  /** What the view leaves, in its order. */
  readonly shown: readonly CompanyKeyEntry[];
  /** The view that `shown` follows, a moment later than the one that is being typed. */
  readonly view: KeysView;
  /** How many keys have a finding of any kind, and of each. */
  readonly toLookAt: number;
  readonly counts: readonly FindingCount[];
}

/** The rows of a list as a person wants to see them. */
export function useShownKeys(
  list: CompanyKeyList | null,
  companies: readonly KnownCompany[],
  wanted: KeysView,
): ShownKeys {
  const language = useLanguage();
  const { locale } = useIntl();
  // The field shows a key stroke at once; the rows follow as soon as they can.
  const deferred = useDeferredValue(wanted);

  const all = useMemo(
    () => (list === null ? noEntries : companyKeyEntries(list, companies, language)),
    [list, companies, language],
  );
  const health = useMemo(() => {
    const found = all.map(({ findings }) => findings).filter(({ length }) => length > 0);
    return { toLookAt: found.length, counts: countFindings(found) };
  }, [all]);
  const present = health.counts.map(({ kind }) => kind).join();
  const view = useMemo(() => {
    // A chip that is gone could not be let go of any more.
    const isThere = (kind: string) => present.split(",").includes(kind);
    // The table goes to its top for another view, so the same one has to stay the same object.
    if (deferred.findings.every(isThere)) return deferred;
    return { ...deferred, findings: deferred.findings.filter(isThere) };
  }, [deferred, present]);
  const collator = useMemo(() => new Intl.Collator(locale, { numeric: true }), [locale]);
  const sorted = useMemo(() => sortEntries(all, view.sort, collator), [all, view.sort, collator]);
  const shown = useMemo(() => filterEntries(sorted, view), [sorted, view]);

  return useMemo(() => ({ all, shown, view, ...health }), [all, shown, view, health]);
}

const noEntries: readonly CompanyKeyEntry[] = [];
