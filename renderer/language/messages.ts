import type { Locale } from "../../shared/appState.ts";
import en from "../../shared/messages/en.json";
import sv from "../../shared/messages/sv.json";

/** The id of a text; one that is not in `en.json` does not compile. */
export type MessageId = keyof typeof en;

export const messages: Readonly<Record<Locale, Readonly<Record<MessageId, string>>>> = { en, sv };
