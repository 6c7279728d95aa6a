import { useId } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import type { FileCalls } from "../../linkedFiles/useFileCalls.ts";
import type { FileUpdates } from "../../linkedFiles/useFileUpdates.ts";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { useTicking } from "../../ui/useTicking.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { LinkedFileRow } from "./LinkedFileRow.tsx";
import styles from "./LinkedFilesTable.module.css";
import type { LinkGroup } from "./linkGroups.ts";

const columns = ["file", "key", "state", "actions"] as const;
const minuteMs = 60_000;

interface LinkedFilesTableProps {
  readonly group: LinkGroup;
  /** null when it is no longer in the app. */
  readonly connection: Connection | null;
  readonly calls: FileCalls;
  readonly updates: FileUpdates;
}

/** The linked files of one connection. */
export function LinkedFilesTable({ group, connection, calls, updates }: LinkedFilesTableProps) {
  const { text } = useLanguage();
  const titleId = useId();
  // One for all rows; "checked a minute ago" is as exact as anybody wants it.
  const minute = useTicking((nowMs) => Math.floor(nowMs / minuteMs), 5_000);
  const [first] = group.links;
  if (first === undefined) return null;
  const { connectionName, environment } = first.key;
  return (
    <section className={classNames(styles, "section")} aria-labelledby={titleId}>
      <div className={classNames(styles, "head")}>
        <h2 id={titleId}>
          {text("files.table", { connection: connection?.name ?? connectionName })}
        </h2>
        <EnvironmentBadge connection={connection ?? { environment, isDemo: false }} look="badge" />
      </div>
      <table className={classNames(styles, "table")} aria-labelledby={titleId}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={classNames(styles, column)}>
                {column === "actions" ? (
                  <VisuallyHidden>{text("files.column.actions")}</VisuallyHidden>
                ) : (
                  text(`files.column.${column}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.links.map((link) => (
            <LinkedFileRow
              key={link.linkId}
              link={link}
              nowMs={minute * minuteMs}
              isUnderWay={updates.underWay.has(link.linkId)}
              error={updates.failed.get(link.linkId) ?? null}
              calls={calls}
              onUpdate={updates.update}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
