import type { Instant } from "./apiKey.ts";
import type { Refresh } from "./refresh.ts";

/** The ids of the texts that it is made of; `messages/` has them in every language. */
export type SupportRequestTextId =
  | "refreshes.support.ask"
  | "refreshes.support.company"
  | "refreshes.support.key"
  | "refreshes.support.created"
  | "refreshes.support.contact"
  | "refreshes.support.notes"
  | "refreshes.support.replacedBy"
  | "refreshes.support.replacedByUnknown"
  | "refreshes.support.restrictions"
  | "refreshes.support.confirm";

/**
 * The words that ask a platform's support to end a key that was replaced: the page shows what main
 * puts on the clipboard. Times are in UTC, as whoever reads it may be elsewhere. It is made of what
 * the page knows of a refresh, so there is no secret in it.
 */
export function supportRequestText(
  { oldKey, newKey }: Pick<Refresh, "oldKey" | "newKey">,
  text: (id: SupportRequestTextId, values: Readonly<Record<string, string>>) => string,
): string {
  const { companyId, maskedKey, created, contactEmail, notes, isRestricted } = oldKey;
  const facts = [
    companyId !== null && text("refreshes.support.company", { companyId }),
    text("refreshes.support.key", { ending: endingOf(maskedKey) }),
    created !== null && text("refreshes.support.created", { created: inUtc(created) }),
    contactEmail !== "" && text("refreshes.support.contact", { contact: contactEmail }),
    notes !== "" && text("refreshes.support.notes", { notes }),
  ];
  return [
    text("refreshes.support.ask", {}),
    facts.filter((fact) => fact !== false).join("\n"),
    newKey === null ? "" : replacedBy(newKey, text),
    newKey !== null && isRestricted ? text("refreshes.support.restrictions", {}) : "",
    text("refreshes.support.confirm", {}),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function replacedBy(
  { maskedKey, created }: NonNullable<Refresh["newKey"]>,
  text: Parameters<typeof supportRequestText>[1],
): string {
  const ending = endingOf(maskedKey);
  if (created === null) return text("refreshes.support.replacedByUnknown", { ending });
  return text("refreshes.support.replacedBy", { ending, created: inUtc(created) });
}

/** The last four characters of a masked key, which are all that it shows. */
function endingOf(maskedKey: string): string {
  return maskedKey.replaceAll("•", "");
}

/** "2026-03-12 10:40 UTC" */
function inUtc(instant: Instant): string {
  const iso = new Date(instant).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
