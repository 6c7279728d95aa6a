import type { FileWritePreview } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { DiffView } from "./DiffView.tsx";
import styles from "./PreviewPanel.module.css";
import type { FilePreview } from "./useFilePreview.ts";

interface PreviewPanelProps {
  readonly preview: FilePreview;
  /** What there is to be seen, of this look or the one before. */
  readonly shown: FileWritePreview | null;
}

/** What a write would change. It keeps its place while another entry is looked up. */
export function PreviewPanel({ preview, shown }: PreviewPanelProps) {
  const { text } = useLanguage();
  if (preview.state === "none") {
    return (
      <Note tone="quiet" role="status">
        {text("keyFiles.noEntry")}
      </Note>
    );
  }
  if (preview.state === "failed") return null;
  const isLooking = preview.state === "looking";
  return (
    <div
      className={classNames(styles, "panel", isLooking && "looking")}
      aria-busy={isLooking ? true : undefined}
    >
      {shown === null && <p className={classNames(styles, "wait")}>{text("keyFiles.looking")}</p>}
      {shown?.isUnchanged === true && <Note tone="quiet">{text("keyFiles.unchanged")}</Note>}
      {shown?.isUnchanged === false && <DiffView lines={shown.diff} />}
    </div>
  );
}
