import { type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Select.module.css";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface SelectProps {
  /** Heard, not seen; null where a label of its own points at `id`. */
  readonly label: string | null;
  readonly id?: string;
  /** The ids of what is said about it. */
  readonly describedBy?: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly selectRef?: Ref<HTMLSelectElement>;
}

/** The system's own list to choose from, drawn closed like our other controls. */
export function Select(props: SelectProps) {
  const { label, options, value, onChange } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  return (
    <span className={classNames(styles, "place")}>
      {label !== null && (
        <VisuallyHidden>
          <label htmlFor={id}>{label}</label>
        </VisuallyHidden>
      )}
      <select
        id={id}
        ref={props.selectRef}
        aria-describedby={props.describedBy}
        className={classNames(styles, "select")}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
