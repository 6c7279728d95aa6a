import { memo } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { ToggleChip } from "../../ui/ToggleChip.tsx";
import styles from "./ActivitySummary.module.css";
import type { ActivityLog } from "./activityReader.ts";
import { type ActivityKind, activityKinds } from "./activityView.ts";

interface ActivitySummaryProps {
  /** null before it is known. */
  readonly log: ActivityLog | null;
  readonly pressed: readonly ActivityKind[];
  readonly onToggle: (kind: ActivityKind) => void;
}

/** A chip for each kind, which leaves only those entries, and "12 of 1,204 entries". */
export const ActivitySummary = memo(function ActivitySummary(props: ActivitySummaryProps) {
  const { log, pressed, onToggle } = props;
  const { text } = useLanguage();
  return (
    <div className={classNames(styles, "summary")}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div role="group" aria-label={text("activity.kinds")} className={classNames(styles, "chips")}>
        {activityKinds.map((kind) => (
          <ToggleChip key={kind} isPressed={pressed.includes(kind)} onToggle={() => onToggle(kind)}>
            {text(`activity.kind.${kind}`)}
          </ToggleChip>
        ))}
      </div>
      <p role="status" className={classNames(styles, "count")}>
        {log === null
          ? ""
          : log.matching === log.total
            ? text("activity.count", { entries: log.total })
            : text("activity.count.matching", { matching: log.matching, entries: log.total })}
      </p>
    </div>
  );
});
