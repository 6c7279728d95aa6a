import { type IntlShape, useIntl } from "react-intl";
import type { Instant } from "../../shared/apiKey.ts";
import type { MessageId } from "./messages.ts";

/** A text by its id, filled in: `text("copy.done", { key, seconds })`. */
export type Text = (
  id: MessageId,
  values?: Readonly<Record<string, string | number>> | undefined,
) => string;

/** The language in use: its texts, and its way to write dates and lists. */
export interface Language {
  readonly text: Text;
  /** 12 Mar 2026 */
  readonly date: (instant: Instant) => string;
  /** 12 March 2026 at 10:40:00 CET: exact enough to compare with a server's log. */
  readonly exactTime: (instant: Instant) => string;
  /** 16:20 */
  readonly timeOfDay: (instant: Instant) => string;
  /** a, b and c */
  readonly list: (items: readonly string[]) => string;
}

export function useLanguage(): Language {
  const intl = useIntl();
  const known = languages.get(intl);
  if (known !== undefined) return known;
  const language = languageOf(intl);
  languages.set(intl, language);
  return language;
}

/** One for all components: to look up formats and texts anew for each row of a list is slow. */
const languages = new WeakMap<IntlShape, Language>();

function languageOf(intl: IntlShape): Language {
  const { getDateTimeFormat, getListFormat } = intl.formatters;
  const { timeZone } = intl;
  const dates = getDateTimeFormat(intl.locale, { dateStyle: "medium", timeZone });
  const exactTimes = getDateTimeFormat(intl.locale, {
    dateStyle: "long",
    timeStyle: "long",
    timeZone,
  });
  // Not `intl.formatList`, to which "constructor" is not a text.
  const lists = getListFormat(intl.locale, { type: "conjunction" });
  const plain = new Map<MessageId, string>();
  const plainText = (id: MessageId): string => {
    const known = plain.get(id);
    if (known !== undefined) return known;
    const formatted = intl.formatMessage({ id });
    plain.set(id, formatted);
    return formatted;
  };
  return {
    text: (id, values) =>
      values === undefined ? plainText(id) : intl.formatMessage({ id }, values),
    date: (instant) => dates.format(Date.parse(instant)),
    exactTime: (instant) => exactTimes.format(Date.parse(instant)),
    timeOfDay: (instant) => intl.formatTime(instant, { hour: "2-digit", minute: "2-digit" }),
    list: (items) => lists.format(items),
  };
}
