import { createIntl } from "@formatjs/intl";
import type { Locale } from "../../shared/appState.ts";
import en from "../../shared/messages/en.json";
import sv from "../../shared/messages/sv.json";

type MessageId = keyof typeof en;

const messages: Readonly<Record<Locale, Readonly<Record<MessageId, string>>>> = { en, sv };

export type MainText = (id: MessageId, values?: Readonly<Record<string, string>>) => string;

/** The texts of main, its menus, from the same files as the page's. */
export function createMessages(locale: Locale): MainText {
  const intl = createIntl({ locale, messages: messages[locale] });
  return (id, values) => intl.formatMessage({ id }, values);
}
