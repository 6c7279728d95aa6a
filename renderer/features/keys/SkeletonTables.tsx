import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import tableStyles from "./KeyTable.module.css";
import styles from "./SkeletonTables.module.css";

const tables = ["first", "second", "third"] as const;
const rows = ["read", "post"] as const;
const columns = ["name", "key", "lastUsed", "created", "actions"] as const;

/** Tables of the measure that most platforms send, so that nothing moves when the rows come. */
export function SkeletonTables() {
  const { text } = useLanguage();
  return (
    <>
      <div role="status">
        <VisuallyHidden>{text("keys.loading")}</VisuallyHidden>
      </div>
      <div aria-hidden="true">
        {tables.map((table) => (
          <SkeletonTable key={table} />
        ))}
      </div>
    </>
  );
}

function SkeletonTable() {
  return (
    <div className={classNames(tableStyles, "section")}>
      <div className={classNames(tableStyles, "head")}>
        <span className={classNames(styles, "title")} />
      </div>
      <table className={classNames(tableStyles, "table")}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className={classNames(tableStyles, column)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {columns.map((column) => (
                <td key={column}>
                  <span className={classNames(styles, "bar", column)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
