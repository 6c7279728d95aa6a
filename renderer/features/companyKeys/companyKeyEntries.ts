import type { Instant } from "../../../shared/apiKey.ts";
import type { CompanyKeyList, CompanyKeyRow, KnownCompany } from "../../../shared/companyKey.ts";
import { assessCompanyKeys } from "../../../shared/keyHealth/assessCompanyKeys.ts";
import type { KeyFinding } from "../../../shared/keyHealth/keyFinding.ts";
import { type KeyStatus, keyStatus } from "../../../shared/keyHealth/keyStatus.ts";
import { findingLabel } from "../../keyHealth/findingTexts.ts";
import type { Language } from "../../language/useLanguage.ts";
import { foldText } from "./foldText.ts";

/** A row with all that is said of it, worked out once a list: what is drawn is also what is sought. */
export interface CompanyKeyEntry {
  readonly row: CompanyKeyRow;
  readonly status: KeyStatus;
  /** "Expires in 5 days" */
  readonly statusText: string;
  /** The gravest first. */
  readonly findings: readonly KeyFinding[];
  /** "4 Jan 2026"; null when the platform does not tell. */
  readonly created: string | null;
  /** null when the key never expires. */
  readonly expires: string | null;
  /** The user's name of the company, else its GUID; null where there is but one. */
  readonly company: string | null;
  /** Whether another key of the list has the same four characters at its end. */
  readonly hasNamesake: boolean;
  /** All texts of the row, a line each, fit to be sought in. */
  readonly haystack: string;
}

/**
 * The rows of a list with their texts. Statuses and findings are those of the moment when the
 * platform answered: the list is told to be that old.
 */
export function companyKeyEntries(
  list: CompanyKeyList,
  companies: readonly KnownCompany[],
  language: Language,
): readonly CompanyKeyEntry[] {
  const nowMs = Date.parse(list.loadedAt);
  const findingsOf = assessCompanyKeys(list.rows, nowMs);
  const texts = rememberedTexts(language);
  const names = new Map(companies.map(({ companyId, name }) => [companyId, name]));
  const companyOf = ({ companyId }: CompanyKeyRow) =>
    companyId === null || !list.mayChooseCompany ? null : (names.get(companyId) ?? companyId);
  const endings = countEndings(list.rows);

  return list.rows.map((row) => {
    const status = keyStatus(row, nowMs);
    const entry = {
      row,
      status,
      statusText: texts.status(status),
      findings: findingsOf.get(row.keyId) ?? noFindings,
      created: texts.date(row.created),
      expires: texts.date(row.expiry),
      company: companyOf(row),
      hasNamesake: (endings.get(row.maskedKey) ?? 0) > 1,
    };
    return { ...entry, haystack: haystackOf(entry, texts) };
  });
}

const noFindings: readonly KeyFinding[] = [];

function haystackOf(entry: Omit<CompanyKeyEntry, "haystack">, texts: RememberedTexts): string {
  const { row } = entry;
  const lines = [
    row.maskedKey,
    entry.statusText,
    row.notes,
    row.contactEmail,
    row.allowedIpAddresses,
    entry.created ?? "",
    entry.expires ?? texts.neverExpires,
    entry.company ?? "",
    ...entry.findings.map(texts.finding),
  ];
  return foldText(lines.join("\n"));
}

function countEndings(rows: readonly CompanyKeyRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { maskedKey } of rows) counts.set(maskedKey, (counts.get(maskedKey) ?? 0) + 1);
  return counts;
}

interface RememberedTexts {
  readonly date: (instant: Instant | null) => string | null;
  readonly status: (status: KeyStatus) => string;
  readonly finding: (finding: KeyFinding) => string;
  readonly neverExpires: string;
}

/** Each text is made once: `Intl` is slow, and 10 000 keys share a few hundred days. */
function rememberedTexts({ text, date }: Language): RememberedTexts {
  const dateOfDay = remembered(date, dayOf);
  const daysOf = (status: KeyStatus) => (status.state === "expires-soon" ? status.days : 0);
  return {
    date: (instant) => (instant === null ? null : dateOfDay(instant)),
    status: remembered(
      (status) => text(`companyKeys.status.${status.state}`, { days: daysOf(status) }),
      (status) => `${status.state} ${daysOf(status)}`,
    ),
    finding: remembered(
      (finding) => findingLabel(finding, text),
      (finding) => (finding.kind === "expires-soon" ? finding.days : finding.kind),
    ),
    neverExpires: text("companyKeys.neverExpires"),
  };
}

function remembered<Value>(
  make: (value: Value) => string,
  traitOf: (value: Value) => string | number,
): (value: Value) => string {
  const known = new Map<string | number, string>();
  return (value) => {
    const trait = traitOf(value);
    const before = known.get(trait);
    if (before !== undefined) return before;
    const made = make(value);
    known.set(trait, made);
    return made;
  };
}

/** One number a calendar day of this computer's time zone. */
function dayOf(instant: Instant): number {
  const day = new Date(instant);
  return (day.getFullYear() * 12 + day.getMonth()) * 31 + day.getDate();
}
