import { classNames } from "./classNames.ts";
import styles from "./Shortcut.module.css";

interface ShortcutProps {
  readonly letter: string;
}

/** The keys that do the same, as they are written on this computer: "Ctrl L". For the eye only. */
export function Shortcut({ letter }: ShortcutProps) {
  const modifier = navigator.userAgent.includes("Mac") ? "⌘" : "Ctrl";
  return (
    <span className={classNames(styles, "shortcut")} aria-hidden="true">
      {modifier} {letter}
    </span>
  );
}
