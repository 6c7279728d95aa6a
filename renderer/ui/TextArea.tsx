import { type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./TextField.module.css";

interface TextAreaProps {
  readonly label: string;
  readonly hint: string;
  readonly maxLength: number;
  /** What stands in it at first. */
  readonly initialText: string;
  readonly isReadOnly: boolean;
  readonly inputRef: Ref<HTMLTextAreaElement>;
}

/** A text of some lines; uncontrolled, as `TextField` is. */
export function TextArea(props: TextAreaProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={classNames(styles, "field")}>
      <label htmlFor={id} className={classNames(styles, "label")}>
        {props.label}
      </label>
      <textarea
        id={id}
        ref={props.inputRef}
        className={classNames(styles, "input", "lines")}
        rows={3}
        maxLength={props.maxLength}
        defaultValue={props.initialText}
        readOnly={props.isReadOnly}
        aria-describedby={noteId}
      />
      <p id={noteId} className={classNames(styles, "note")}>
        {props.hint}
      </p>
    </div>
  );
}
