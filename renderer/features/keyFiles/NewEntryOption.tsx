import { useId } from "react";
import type { ConfigFormat } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { EntryOption } from "./EntryOption.tsx";
import type { EntryChoice } from "./entryChoice.ts";
import styles from "./NewEntryOption.module.css";

/** No part of a path may be longer, and no name has many. */
const longestName = 500;

/** What a dot in a name means; null where it is a letter like any other. */
const dots: Readonly<Record<ConfigFormat, "nested" | "section" | null>> = {
  dotenv: null,
  json: "nested",
  yaml: "nested",
  toml: "nested",
  properties: null,
  ini: "section",
};

interface NewEntryOptionProps {
  readonly group: string;
  readonly choice: EntryChoice;
  readonly format: ConfigFormat;
  readonly onChange: (choice: EntryChoice) => void;
}

/** An entry that the file does not have yet. Typing its name chooses it. */
export function NewEntryOption({ group, choice, format, onChange }: NewEntryOptionProps) {
  const { text } = useLanguage();
  const hintId = useId();
  const isChosen = choice.index === null;
  const meaning = isChosen ? dots[format] : null;
  return (
    <>
      <EntryOption
        group={group}
        name={text("keyFiles.entry.new")}
        holds={null}
        isChosen={isChosen}
        onChoose={() => onChange({ ...choice, index: null })}
      >
        <input
          type="text"
          className={classNames(styles, "input")}
          aria-label={text("keyFiles.entry.newName")}
          aria-describedby={meaning === null ? undefined : hintId}
          value={choice.newName}
          maxLength={longestName}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onChange({ index: null, newName: event.target.value })}
        />
      </EntryOption>
      {meaning !== null && (
        <p id={hintId} className={classNames(styles, "hint")}>
          {text(`keyFiles.entry.dots.${meaning}`)}
        </p>
      )}
    </>
  );
}
