import type { KeyboardEvent } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./EntryFilter.module.css";

interface EntryFilterProps {
  readonly words: string;
  readonly onSeek: (words: string) => void;
}

/** Narrows the entries down while one types; Escape empties it before it closes anything. */
export function EntryFilter({ words, onSeek }: EntryFilterProps) {
  const { text } = useLanguage();
  const label = text("keyFiles.entry.filter");
  const emptyOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || words === "") return;
    event.preventDefault();
    event.stopPropagation();
    onSeek("");
  };
  return (
    <input
      type="search"
      className={classNames(styles, "filter")}
      aria-label={label}
      placeholder={label}
      value={words}
      maxLength={200}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => onSeek(event.target.value)}
      onKeyDown={emptyOnEscape}
    />
  );
}
