import type { Locale } from "../../shared/appState.ts";
import type { ActivityWords } from "../core/activity/activityPorts.ts";
import { createMessages } from "./messages.ts";

/** The words that the page shows for actions and days, in the language of now. */
export function createActivityWords(locale: () => Locale): ActivityWords {
  return {
    ofAction: ({ action, result }) => {
      const text = createMessages(locale());
      return text(result === "ok" ? `activity.action.${action}` : `activity.tried.${action}`);
    },
    ofDay: (at) => new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(new Date(at)),
  };
}
