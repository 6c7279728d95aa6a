import styles from "./Checkbox.module.css";
import { classNames } from "./classNames.ts";

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function Checkbox({ label, isChecked, onChange }: CheckboxProps) {
  return (
    <label className={classNames(styles, "checkbox")}>
      <input
        type="checkbox"
        className={classNames(styles, "box")}
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
