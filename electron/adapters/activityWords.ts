import type { Locale } from "../../shared/appState.ts";
import type { ActivityWords } from "../core/activity/activityPorts.ts";
import { createMessages } from "./messages.ts";

/** The words that the page shows for actions and days, in the language of now. */
export function createActivityWords(locale: () => Locale): ActivityWords {
  let words = wordsIn(locale());
  const current = (): ReturnType<typeof wordsIn> => {
    // Made once a language: that takes a millisecond, and a log has many entries.
    if (words.locale !== locale()) words = wordsIn(locale());
    return words;
  };
  return {
    ofAction: ({ action, result }) =>
      current().text(result === "ok" ? `activity.action.${action}` : `activity.tried.${action}`),
    ofDay: (at) => current().days.format(new Date(at)),
  };
}

function wordsIn(locale: Locale) {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  return { locale, text: createMessages(locale), days };
}
