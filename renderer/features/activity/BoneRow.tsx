import { classNames } from "../../ui/classNames.ts";
import styles from "./ActivityTable.module.css";
import { activityColumns } from "./activityColumns.ts";

interface BoneRowProps {
  /** Its place in the list, from 0. */
  readonly index: number;
}

/** Stands for an entry that is on its way. */
export function BoneRow({ index }: BoneRowProps) {
  return (
    <tr aria-rowindex={index + 2} aria-busy="true">
      {activityColumns.map((column) => (
        <td key={column} className={classNames(styles, column)}>
          <span className={classNames(styles, "bone")} aria-hidden="true" />
        </td>
      ))}
    </tr>
  );
}
