import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import styles from "./ToggleChip.module.css";

interface ToggleChipProps {
  readonly isPressed: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A quiet button that is on or off, for use among its like. */
export function ToggleChip({ isPressed, onToggle, children }: ToggleChipProps) {
  return (
    <button
      type="button"
      className={classNames(styles, "chip")}
      aria-pressed={isPressed}
      onClick={onToggle}
    >
      {children}
    </button>
  );
}
