import { type KeyboardEvent, type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./SearchField.module.css";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface SearchFieldProps {
  /** Also what stands in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What reaches it, "Ctrl F", shown at its end while it is empty. */
  readonly shortcut: string;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** A field that is answered while one types; Escape empties it. */
export function SearchField({ label, value, onChange, shortcut, inputRef }: SearchFieldProps) {
  const id = useId();
  const emptyOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || value === "") return;
    event.preventDefault();
    onChange("");
  };
  return (
    <div className={classNames(styles, "search")}>
      <VisuallyHidden>
        <label htmlFor={id}>{label}</label>
      </VisuallyHidden>
      <input
        id={id}
        ref={inputRef}
        type="search"
        className={classNames(styles, "input")}
        placeholder={label}
        value={value}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={emptyOnEscape}
      />
      {value === "" && (
        <span className={classNames(styles, "shortcut")} aria-hidden="true">
          {shortcut}
        </span>
      )}
    </div>
  );
}
