import styles from "./Checkbox.module.css";
import { classNames } from "./classNames.ts";

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  /** It stands for several things, of which some are chosen. */
  readonly isPartly?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  const { label, isChecked, isPartly = false, autoFocus = false, onChange } = props;
  return (
    <label className={classNames(styles, "checkbox")}>
      <input
        ref={(box) => {
          // No attribute of HTML says it.
          if (box !== null) box.indeterminate = isPartly && !isChecked;
        }}
        type="checkbox"
        className={classNames(styles, "box")}
        checked={isChecked}
        // biome-ignore lint/a11y/noAutofocus: the first thing of a dialog that the user just opened
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
