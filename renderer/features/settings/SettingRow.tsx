import { type ReactNode, useId } from "react";
import { classNames } from "../../ui/classNames.ts";
import styles from "./SettingRow.module.css";

interface ControlIds {
  readonly id: string;
  /** Of the lines below the label. */
  readonly describedBy: string;
}

interface SettingRowProps {
  readonly label: string;
  /** What it does, and what it is at first; null where it does nothing. */
  readonly hint: string | null;
  /** What the present choice gives up; null for nothing. */
  readonly warning: string | null;
  readonly control: (ids: ControlIds) => ReactNode;
}

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({ label, hint, warning, control }: SettingRowProps) {
  const id = useId();
  const describedBy = `${id}-about`;
  return (
    <div className={classNames(styles, "row")}>
      <div className={classNames(styles, "words")}>
        <label htmlFor={id} className={classNames(styles, "label")}>
          {label}
        </label>
        <div id={describedBy}>
          {hint !== null && <p className={classNames(styles, "hint")}>{hint}</p>}
          {warning !== null && <p className={classNames(styles, "warning")}>{warning}</p>}
        </div>
      </div>
      {control({ id, describedBy })}
    </div>
  );
}
