import type { ReactNode } from "react";
import { classNames } from "../../ui/classNames.ts";
import styles from "./EntryOption.module.css";

interface EntryOptionProps {
  /** The radios that it is one of. */
  readonly group: string;
  readonly name: string;
  /** What it holds, in a few words; never its value. */
  readonly holds: string | null;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** A field at its end. */
  readonly children?: ReactNode;
}

/** One entry of a file to choose. */
export function EntryOption(props: EntryOptionProps) {
  const { group, name, holds, isChosen, onChoose, children } = props;
  const hasField = children !== undefined;
  return (
    <div className={classNames(styles, "option", isChosen && "chosen", hasField && "with-field")}>
      <label className={classNames(styles, "label")}>
        <input
          type="radio"
          className={classNames(styles, "radio")}
          name={group}
          checked={isChosen}
          onChange={onChoose}
        />
        <span className={classNames(styles, "name")} title={name}>
          {name}
        </span>{" "}
        {holds !== null && (
          <span className={classNames(styles, "holds")} title={holds}>
            {holds}
          </span>
        )}
      </label>
      {children}
    </div>
  );
}
