import { useLanguage } from "../../language/useLanguage.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { progressText, scanSummary } from "./scanTexts.ts";
import styles from "./ToolCard.module.css";
import { ToolCard } from "./ToolCard.tsx";
import type { FolderScanHandle } from "./useFolderScan.ts";

/** Starts a scan, shows how far it is, and stops it. */
export function FolderScanTool(props: FolderScanHandle) {
  const { scan, error, isChoosing, choose, cancel } = props;
  const language = useLanguage();
  const { text } = language;
  const errorText = useFileErrorText();
  const known = scan === null || scan.state === "none" ? null : scan;
  const isRunning = known?.state === "running";
  return (
    <ToolCard title={text("files.scan.title")}>
      <p className={classNames(styles, "about")}>{text("files.scan.about")}</p>
      <div className={classNames(styles, "buttons")}>
        {isRunning ? (
          <Button key="cancel" onPress={cancel}>
            {text("common.cancel")}
          </Button>
        ) : (
          <Button key="choose" state={isChoosing ? "pending" : "ready"} onPress={choose}>
            {text(known === null ? "files.scan.choose" : "files.scan.another")}
          </Button>
        )}
      </div>
      {isRunning && (
        <p className={classNames(styles, "line")}>
          {text("files.scan.running", { folder: known.folder })}
          <br />
          <span className={classNames(styles, "muted")}>{progressText(known, text)}</span>
        </p>
      )}
      {/* Not the progress, which would be read aloud without end. */}
      <VisuallyHidden>
        <span role="status">
          {known !== null &&
            (isRunning
              ? text("files.scan.running", { folder: known.folder })
              : scanSummary(known, text))}
        </span>
      </VisuallyHidden>
      {error !== null && (
        <Note tone="danger" role="alert">
          {errorText(error)}
        </Note>
      )}
    </ToolCard>
  );
}
