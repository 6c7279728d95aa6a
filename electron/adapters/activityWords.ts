import { createIntl } from "@formatjs/intl";
import type { ActivityKey } from "../../shared/activity.ts";
import type { Locale } from "../../shared/appState.ts";
import en from "../../shared/messages/en.json";
import sv from "../../shared/messages/sv.json";
import type { ActivityWords } from "../core/activity/activityPorts.ts";
import { createMessages } from "./messages.ts";

/** The words that the page shows for actions, keys and days, in the language of now. */
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
    ofKey: (key) => current().ofKey(key),
    ofDay: (at) => current().days.format(new Date(at)),
  };
}

function wordsIn(locale: Locale) {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  return { locale, text: createMessages(locale), ofKey: keyNamesIn(locale), days };
}

/** As `activityKeyName` in the page has them; a group that has no word of ours stays as it is. */
function keyNamesIn(locale: Locale): ActivityWords["ofKey"] {
  const messages: Readonly<Record<string, string>> = locale === "sv" ? sv : en;
  const { formatMessage } = createIntl({ locale, messages });
  return ({ group: groupId, access }: Pick<ActivityKey, "group" | "access">) => {
    if (groupId === null) return "";
    const id = `group.${groupId}.name`;
    const group = Object.hasOwn(messages, id) ? formatMessage({ id }) : groupId;
    if (access !== "read" && access !== "post") {
      return formatMessage({ id: "activity.key.other" }, { group });
    }
    return formatMessage({ id: "key.name" }, { group, name: access });
  };
}
