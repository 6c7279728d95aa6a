import { useMemo } from "react";
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
  return useMemo(() => languageOf(intl), [intl]);
}

function languageOf(intl: IntlShape): Language {
  return {
    text: (id, values) => intl.formatMessage({ id }, values),
    date: (instant) => intl.formatDate(instant, { dateStyle: "medium" }),
    exactTime: (instant) => intl.formatDate(instant, { dateStyle: "long", timeStyle: "long" }),
    timeOfDay: (instant) => intl.formatTime(instant, { hour: "2-digit", minute: "2-digit" }),
    list: (items) => intl.formatList(items, { type: "conjunction" }),
  };
}
