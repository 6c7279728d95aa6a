import { type ReactNode, useId } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./KeyTable.module.css";

const columns = ["name", "key", "lastUsed", "created", "actions"] as const;

interface KeyTableProps {
  readonly title: string;
  readonly description: string | null;
  /** What can be done with all of them; null for nothing. */
  readonly action: ReactNode;
  /** The rows, each a `tr` with a cell a column. */
  readonly children: ReactNode;
}

/** The table of one group of keys. */
export function KeyTable({ title, description, action, children }: KeyTableProps) {
  const { text } = useLanguage();
  const titleId = useId();
  return (
    <section className={classNames(styles, "section")}>
      <div className={classNames(styles, "head")}>
        <h2 id={titleId}>{title}</h2>
        {description !== null && <p className={classNames(styles, "description")}>{description}</p>}
        <span className={classNames(styles, "action")}>{action}</span>
      </div>
      <table className={classNames(styles, "table")} aria-labelledby={titleId}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={classNames(styles, column)}>
                {column === "actions" ? (
                  <VisuallyHidden>{text("keys.column.actions")}</VisuallyHidden>
                ) : (
                  text(`keys.column.${column}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
