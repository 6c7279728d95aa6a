import { classNames } from "./classNames.ts";
import styles from "./Switch.module.css";

interface SwitchProps {
  /** Where the label of its own points. */
  readonly id: string;
  /** The ids of what is said about it. */
  readonly describedBy: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, and it holds at once. */
export function Switch({ id, describedBy, isOn, isDisabled, onChange }: SwitchProps) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      className={classNames(styles, "switch")}
      aria-describedby={describedBy}
      aria-checked={isOn}
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
