import { memo, type ReactNode, type RefObject } from "react";
import { useLanguage } from "../../language/useLanguage.ts";
import { ExportButtons } from "../../list/ExportButtons.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { classNames } from "../../ui/classNames.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import { filterShortcut, useFilterShortcut } from "../../ui/useFilterShortcut.ts";
import styles from "./CompanyKeysToolbar.module.css";

interface CompanyKeysToolbarProps {
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly onSeek: (words: string) => void;
  readonly activeOnly: boolean;
  readonly onActiveOnly: (activeOnly: boolean) => void;
  /** Where a superadmin chooses the company. */
  readonly picker: ReactNode;
  readonly exporting: "ready" | "pending" | "disabled";
  readonly onExport: (format: "csv" | "json") => void;
  /** null until it is known for which company. */
  readonly onCreate: (() => void) | null;
}

export function CompanyKeysToolbar(props: CompanyKeysToolbarProps) {
  const { text } = useLanguage();
  useFilterShortcut(props.filter);
  return (
    <div className={classNames(styles, "toolbar")}>
      {props.picker}
      <SearchField
        label={text("companyKeys.filter")}
        value={props.words}
        onChange={props.onSeek}
        shortcut={filterShortcut}
        inputRef={props.filter}
      />
      <Checkbox
        label={text("companyKeys.activeOnly")}
        isChecked={props.activeOnly}
        onChange={props.onActiveOnly}
      />
      <ExportButtons
        tooltip={text("companyKeys.export.tooltip")}
        state={props.exporting}
        onExport={props.onExport}
      />
      <CreateButton onCreate={props.onCreate} />
    </div>
  );
}

type CreateButtonProps = Pick<CompanyKeysToolbarProps, "onCreate">;

const CreateButton = memo(function CreateButton({ onCreate }: CreateButtonProps) {
  const { text } = useLanguage();
  return (
    <Button
      tone="primary"
      state={onCreate === null ? "disabled" : "ready"}
      onPress={() => onCreate?.()}
    >
      {text("companyKeys.create")}
    </Button>
  );
});
