import type { KeyFinding } from "../../shared/keyHealth/keyFinding.ts";
import type { Text } from "../language/useLanguage.ts";

const mostEntriesTold = 3;

/** "expires in 5 days": the finding in the few words of a badge. */
export function findingLabel(finding: KeyFinding, text: Text): string {
  return text(`health.label.${finding.kind}`, valuesOf(finding));
}

/** The finding in a sentence: what it means, and what to do. */
export function findingText(finding: KeyFinding, text: Text): string {
  return text(`health.text.${finding.kind}`, valuesOf(finding));
}

function valuesOf(finding: KeyFinding): Readonly<Record<string, string | number>> {
  switch (finding.kind) {
    case "expires-soon":
      return { days: finding.days };
    case "wide-ip-range":
    case "unreadable-ip-entry":
      return { entries: firstOf(finding.entries) };
    default:
      return {};
  }
}

function firstOf(entries: readonly string[]): string {
  const told = entries.slice(0, mostEntriesTold).join(", ");
  return entries.length > mostEntriesTold ? `${told}, …` : told;
}
