import { memo } from "react";
import { useLanguage } from "../language/useLanguage.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/classNames.ts";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./ExportButtons.module.css";

const formats = ["csv", "json"] as const;

interface ExportButtonsProps {
  /** What is saved, and what is not. */
  readonly tooltip: string;
  readonly state: "ready" | "pending" | "disabled";
  readonly onExport: (format: "csv" | "json") => void;
}

/** "Export CSV JSON" */
export const ExportButtons = memo(function ExportButtons(props: ExportButtonsProps) {
  const { tooltip, state, onExport } = props;
  const { text } = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" className={classNames(styles, "export")} aria-label={text("list.export")}>
      <span className={classNames(styles, "caption")} aria-hidden="true">
        {text("list.export")}
      </span>
      {formats.map((format) => (
        <Tooltip key={format} text={tooltip}>
          <Button
            label={text(`list.export.${format}`)}
            state={state}
            onPress={() => onExport(format)}
          >
            {format.toUpperCase()}
          </Button>
        </Tooltip>
      ))}
    </div>
  );
});
