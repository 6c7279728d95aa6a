import { type ReactNode, type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./TextField.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  /** What is wrong with it; null when nothing is known to be. */
  readonly problem: string | null;
  readonly type: "text" | "url" | "password";
  readonly maxLength: number;
  /** What stands in it at first. */
  readonly initialText?: string;
  readonly autoFocus?: boolean;
  readonly isReadOnly?: boolean;
  /** Reads a problem aloud as it appears, where the focus is in the field already. */
  readonly isProblemSpoken?: boolean;
  /** A button at the end of the field. */
  readonly action?: ReactNode;
  /** The field is uncontrolled: its text lies in the element, not in a state of ours. */
  readonly inputRef: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const isInvalid = props.problem !== null;
  return (
    <div className={classNames(styles, "field")}>
      <label htmlFor={id} className={classNames(styles, "label")}>
        {props.label}
      </label>
      <div className={classNames(styles, "line")}>
        <input
          id={id}
          ref={props.inputRef}
          type={props.type}
          className={classNames(styles, "input", props.type)}
          maxLength={props.maxLength}
          defaultValue={props.initialText ?? ""}
          readOnly={props.isReadOnly ?? false}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that the user just opened
          autoFocus={props.autoFocus ?? false}
          aria-invalid={isInvalid}
          aria-describedby={noteId}
        />
        {props.action}
      </div>
      <p id={noteId} className={classNames(styles, "note", isInvalid && "problem")}>
        {!isInvalid && props.hint}
        <span role={props.isProblemSpoken === true ? "alert" : undefined}>{props.problem}</span>
      </p>
    </div>
  );
}
