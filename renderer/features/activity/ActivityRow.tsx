import { memo } from "react";
import type { ActivityEntry, ActivityKey } from "../../../shared/activity.ts";
import {
  actionText,
  activityDetails,
  activityKeyName,
  resultSentence,
  resultText,
} from "../../language/activityTexts.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { ActivityKeyCells } from "./ActivityKeyCells.tsx";
import styles from "./ActivityTable.module.css";
import { EntryEnvironment } from "./EntryEnvironment.tsx";

interface ActivityRowProps {
  readonly entry: ActivityEntry;
  /** Its place among the entries that the filter lets through, from 0. */
  readonly index: number;
  /** Shows all of the entry, beside the element. */
  readonly onOpen: (entry: ActivityEntry, anchor: Element) => void;
}

export const ActivityRow = memo(function ActivityRow(props: ActivityRowProps) {
  const { entry, index, onOpen } = props;
  const language = useLanguage();
  const { text, date, timeOfDay, exactTime } = language;
  const action = actionText(entry, text);
  const details = activityDetails(entry, language);
  const ending = resultSentence(entry, text) ?? exactTime(entry.at);
  const [day, time] = [date(entry.at), timeOfDay(entry.at)];
  const when = text("time.dateAndTime", { date: day, time });
  const notProtected = entry.isProtected ? null : text("activity.notProtected");
  const spoken = [action, ...spokenKey(entry.key, text), when, notProtected];
  const name = spoken.filter((words) => words !== null).join(", ");
  const who = entry.account ?? entry.osUser;
  return (
    // The head is the first row.
    <tr aria-rowindex={index + 2} data-index={index}>
      <td className={classNames(styles, "when")}>
        <span className={classNames(styles, "line")}>{time}</span>
        <span className={classNames(styles, "line", "below")}>{day}</span>
      </td>
      <td className={classNames(styles, "action")}>
        <button
          type="button"
          className={classNames(styles, "open", "line")}
          aria-label={name}
          aria-haspopup="dialog"
          title={[action, details, ending].filter((line) => line !== "").join("\n")}
          data-action="open"
          onClick={(event) => onOpen(entry, event.currentTarget)}
        >
          {action}
        </button>
        {details !== "" && <span className={classNames(styles, "line", "below")}>{details}</span>}
      </td>
      <ActivityKeyCells activityKey={entry.key} />
      <td className={classNames(styles, "connection")}>
        <span className={classNames(styles, "line")}>{entry.connectionName}</span>
        <span className={classNames(styles, "below", "where")}>
          <EntryEnvironment environment={entry.environment} />
          <span className={classNames(styles, "line", "moved-who")}>{who}</span>
        </span>
      </td>
      <td className={classNames(styles, "who")}>
        <span className={classNames(styles, "line")}>{who}</span>
        {entry.account !== null && (
          <span className={classNames(styles, "line", "below")}>{entry.osUser}</span>
        )}
      </td>
      <td className={classNames(styles, "result")}>
        <span className={classNames(styles, "line", entry.result === "ok" ? "muted" : "failed")}>
          {resultText(entry, text)}
        </span>
        {notProtected !== null && (
          <span
            className={classNames(styles, "line", "below")}
            title={text("activity.notProtected.about")}
          >
            {notProtected}
          </span>
        )}
      </td>
    </tr>
  );
});

/** As little as tells the row from its like. */
function spokenKey(key: ActivityKey | null, text: Text): readonly string[] {
  if (key === null) return [];
  const name = activityKeyName(key, text);
  if (name !== null) return [name];
  return key.maskedKey === null ? [] : [`${text("keys.hiddenKey")} ${keyEnding(key.maskedKey)}`];
}
