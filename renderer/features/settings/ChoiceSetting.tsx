import { Select } from "../../ui/Select.tsx";
import { SettingRow } from "./SettingRow.tsx";

interface ChoiceSettingProps<Value extends number | null> {
  readonly label: string;
  readonly hint: string;
  readonly warning: string | null;
  readonly choices: readonly Value[];
  readonly value: Value;
  /** "15 s", "Never" */
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** A setting with a few values to choose from. */
export function ChoiceSetting<Value extends number | null>(props: ChoiceSettingProps<Value>) {
  const { choices, value, textOf, onChange } = props;
  const choose = (chosen: string) => {
    const found = choices.find((choice) => String(choice) === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <SettingRow
      label={props.label}
      hint={props.hint}
      warning={props.warning}
      control={(ids) => (
        <Select
          {...ids}
          label={null}
          options={choices.map((choice) => ({ value: String(choice), label: textOf(choice) }))}
          value={String(value)}
          onChange={choose}
        />
      )}
    />
  );
}
