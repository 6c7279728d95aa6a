import type { ActivityKey } from "../../../shared/activity.ts";
import { activityKeyName } from "../../language/activityTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { MaskedKey } from "../../secret/MaskedKey.tsx";
import { classNames } from "../../ui/classNames.ts";
import styles from "./ActivityTable.module.css";

interface ActivityKeyCellsProps {
  /** null for what was done with no key. */
  readonly activityKey: ActivityKey | null;
}

/**
 * The key's name over its masked form, and its fingerprint: in a column of its own, or in place of
 * the masked form where there is no room for the column and there is a fingerprint.
 */
export function ActivityKeyCells({ activityKey }: ActivityKeyCellsProps) {
  const fingerprint = activityKey?.fingerprint ?? "";
  return (
    <>
      <td className={classNames(styles, "key")}>
        {activityKey !== null && <KeyFact activityKey={activityKey} />}
        {fingerprint !== "" && (
          <code className={classNames(styles, "line", "below", "moved-fingerprint")}>
            {fingerprint}
          </code>
        )}
      </td>
      <td className={classNames(styles, "fingerprint")}>
        <code className={classNames(styles, "line", "muted")}>{fingerprint}</code>
      </td>
    </>
  );
}

interface KeyFactProps {
  readonly activityKey: ActivityKey;
}

function KeyFact({ activityKey }: KeyFactProps) {
  const { text } = useLanguage();
  const { maskedKey, fingerprint } = activityKey;
  const name = activityKeyName(activityKey, text);
  if (name === null) {
    return (
      <span className={classNames(styles, "line", maskedKey === null ? "muted" : "masked")}>
        {maskedKey === null ? text("activity.key.unknown") : <MaskedKey maskedKey={maskedKey} />}
      </span>
    );
  }
  return (
    <>
      <span className={classNames(styles, "line")}>{name}</span>
      {maskedKey !== null && (
        <span
          className={classNames(styles, "line", "below", "masked", fingerprint !== null && "moves")}
        >
          <MaskedKey maskedKey={maskedKey} />
        </span>
      )}
    </>
  );
}
