import { useEffect, useId, useRef, useState } from "react";
import { type ConfigFile, entryName } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import type { LinkedKey } from "../../linkedFiles/linksOfKey.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./EntryField.module.css";
import { EntryFilter } from "./EntryFilter.tsx";
import { EntryOption } from "./EntryOption.tsx";
import type { EntryChoice } from "./entryChoice.ts";
import { entryHoldsText } from "./entryHoldsText.ts";
import { NewEntryOption } from "./NewEntryOption.tsx";
import { shownEntries } from "./shownEntries.ts";

/** So many are looked through at a glance. */
const filteredFrom = 8;

interface EntryFieldProps {
  readonly file: ConfigFile;
  /** The key that is to be written. */
  readonly linkedKey: LinkedKey;
  readonly choice: EntryChoice;
  readonly isReadOnly: boolean;
  readonly onChange: (choice: EntryChoice) => void;
}

/** The entries of a file by their names, never their values, and a new one. */
export function EntryField(props: EntryFieldProps) {
  const { file, linkedKey, choice, isReadOnly, onChange } = props;
  const language = useLanguage();
  const { text } = language;
  const group = useId();
  const [words, setWords] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const { shown, leftOut } = shownEntries(file.entries, words, choice.index);

  // Whoever chose a file goes on here.
  useEffect(() => {
    list.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  }, []);

  return (
    <fieldset className={classNames(styles, "field")} disabled={isReadOnly}>
      <legend className={classNames(styles, "legend")}>{text("keyFiles.entry")}</legend>
      {file.entries.length > filteredFrom && <EntryFilter words={words} onSeek={setWords} />}
      <div ref={list} className={classNames(styles, "list")}>
        <NewEntryOption group={group} choice={choice} format={file.format} onChange={onChange} />
        {shown.map(({ index, ...entry }) => (
          <EntryOption
            key={index}
            group={group}
            name={entryName(entry.entry)}
            holds={entryHoldsText(entry, linkedKey, language)}
            isChosen={choice.index === index}
            onChoose={() => onChange({ ...choice, index })}
          />
        ))}
        {leftOut > 0 && (
          <p className={classNames(styles, "more")}>
            {text("keyFiles.entry.more", { entries: leftOut })}
          </p>
        )}
      </div>
    </fieldset>
  );
}
