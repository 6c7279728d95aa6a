import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./SkeletonRows.module.css";

const rows = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"] as const;
const bars = ["key", "status", "notes", "dates", "actions"] as const;

/** Rows of the measure of those to come, so that nothing moves when they do. */
export function SkeletonRows() {
  const { text } = useLanguage();
  return (
    <>
      <div role="status">
        <VisuallyHidden>{text("keys.loading")}</VisuallyHidden>
      </div>
      <div className={classNames(styles, "list")} aria-hidden="true">
        <div className={classNames(styles, "head")} />
        {rows.map((row) => (
          <div key={row} className={classNames(styles, "row")}>
            {bars.map((bar) => (
              <span key={bar} className={classNames(styles, "bar", bar)} />
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
