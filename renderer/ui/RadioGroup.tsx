import { type Ref, useId } from "react";
import { classNames } from "./classNames.ts";
import styles from "./RadioGroup.module.css";

interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  /** The language of the label, when it is not that of the page. */
  readonly lang?: string;
}

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  /** Where a heading beside it says the same to the eye. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** The chosen radio, for a form that has to lead here. */
  readonly chosenRef?: Ref<HTMLInputElement>;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames(styles, "group")}>
      <legend className={classNames(styles, "legend", props.isLabelHidden === true && "hidden")}>
        {props.label}
      </legend>
      <div className={classNames(styles, "options")}>
        {props.options.map((option) => (
          <label key={option.value} className={classNames(styles, "option")} lang={option.lang}>
            <input
              type="radio"
              ref={option.value === props.value ? props.chosenRef : undefined}
              className={classNames(styles, "radio")}
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint !== undefined && (
                <small className={classNames(styles, "hint")}>{option.hint}</small>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
