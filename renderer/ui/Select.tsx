import { type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./Select.module.css";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface SelectProps {
  readonly label: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly selectRef: Ref<HTMLSelectElement>;
}

/** The system's own list to choose from, drawn closed like our other controls. */
export function Select({ label, options, value, onChange, selectRef }: SelectProps) {
  const id = useId();
  return (
    <span className={classNames(styles, "place")}>
      <VisuallyHidden>
        <label htmlFor={id}>{label}</label>
      </VisuallyHidden>
      <select
        id={id}
        ref={selectRef}
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
