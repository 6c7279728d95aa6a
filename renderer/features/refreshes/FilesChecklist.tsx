import { useId, useRef } from "react";
import type { RefreshId } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { useFileUpdates } from "../../linkedFiles/useFileUpdates.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import { FileItem } from "./FileItem.tsx";
import styles from "./FilesChecklist.module.css";
import type { RefreshFile } from "./refreshFiles.ts";

interface FilesChecklistProps {
  readonly refreshId: RefreshId;
  /** One at least. */
  readonly files: readonly RefreshFile[];
}

/** The linked files that have to get the new key; each ticks itself once it holds it. */
export function FilesChecklist({ refreshId, files }: FilesChecklistProps) {
  const { text } = useLanguage();
  const errorText = useFileErrorText();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLElement>(null);
  const { underWay, failed, outcome, update } = useFileUpdates(refreshId);
  // With the last file goes the button that wrote it.
  const held = useFocusHeld(section, () => heading.current?.focus());
  const open = files.filter(({ isDone }) => !isDone).map(({ link }) => link.linkId);
  const isUnderWay = underWay.size > 0;

  return (
    <section ref={section} className={classNames(styles, "files")} aria-labelledby={id} {...held}>
      <div className={classNames(styles, "head")}>
        <strong ref={heading} id={id} tabIndex={-1} className={classNames(styles, "title")}>
          {text("refreshes.files")}
        </strong>
        <span className={classNames(styles, "progress")} role="status">
          {isUnderWay
            ? text("refreshes.files.updating", { count: underWay.size })
            : text("refreshes.places.progress", {
                done: files.length - open.length,
                all: files.length,
              })}
        </span>
      </div>
      {open.length > 0 && (
        <p className={classNames(styles, "about")}>{text("refreshes.files.about")}</p>
      )}
      <ul className={classNames(styles, "list")}>
        {files.map((file) => (
          <FileItem
            key={file.link.linkId}
            file={file}
            isUnderWay={underWay.has(file.link.linkId)}
            error={failed.get(file.link.linkId) ?? null}
            onAgain={() => update([file.link.linkId])}
          />
        ))}
      </ul>
      {outcome?.state === "tried" && outcome.failed > 0 && (
        <p role="alert" className={classNames(styles, "failed")}>
          {text("refreshes.files.failed", { count: outcome.failed })}
        </p>
      )}
      {outcome?.state === "not-tried" && (
        <Note tone="danger" role="alert" title={text("refreshes.files.notTried")}>
          {errorText(outcome.error)}
        </Note>
      )}
      {open.length > 0 && (
        <Button
          tone="primary"
          state={isUnderWay ? "pending" : "ready"}
          onPress={() => update(open)}
        >
          {text("refreshes.files.update", { count: open.length })}
        </Button>
      )}
    </section>
  );
}
