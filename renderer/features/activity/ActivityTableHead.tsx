import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./ActivityTable.module.css";
import { activityColumns } from "./activityColumns.ts";

export function ActivityTableHead() {
  const { text } = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {activityColumns.map((column) => (
          <th
            key={column}
            scope="col"
            className={classNames(styles, column)}
            title={column === "fingerprint" ? text("activity.fingerprint.about") : undefined}
          >
            {text(`activity.column.${column}`)}
            {column === "key" && <Moved column="fingerprint" />}
            {column === "connection" && <Moved column="who" />}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface MovedProps {
  readonly column: "fingerprint" | "who";
}

/** Names what stands below another fact where there is no room for its own column. */
function Moved({ column }: MovedProps) {
  const { text } = useLanguage();
  return (
    <span
      className={classNames(styles, "moved-name", `moved-${column}`)}
      title={column === "fingerprint" ? text("activity.fingerprint.about") : undefined}
    >
      {text(`activity.column.${column}`)}
    </span>
  );
}
