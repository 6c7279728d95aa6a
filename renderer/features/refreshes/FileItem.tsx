import type { AppError } from "../../../shared/appError.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import { LinkStateBadge } from "../../linkedFiles/LinkStateBadge.tsx";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { RowButton } from "../../ui/RowButton.tsx";
import styles from "./FilesChecklist.module.css";
import type { RefreshFile } from "./refreshFiles.ts";

interface FileItemProps {
  readonly file: RefreshFile;
  readonly isUnderWay: boolean;
  /** Why it was not updated when it was last tried; null when nothing stood in the way. */
  readonly error: AppError | null;
  readonly onAgain: () => void;
}

/** A tick that nobody can set by hand: what the file holds does. */
export function FileItem({ file: { link, isDone }, isUnderWay, error, onAgain }: FileItemProps) {
  const { text } = useLanguage();
  const errorText = useFileErrorText();
  const hasFailed = error !== null && !isDone && !isUnderWay;
  return (
    <li className={classNames(styles, "file")}>
      <span className={classNames(styles, "tick", isDone && "done")}>
        {isDone && <Icon name="done" />}
      </span>
      <div className={classNames(styles, "about-file")}>
        <FilePath path={link.path} entry={link.entry} />
        {hasFailed && <p className={classNames(styles, "reason")}>{errorText(error)}</p>}
      </div>
      <FileState link={link} isDone={isDone} />
      {hasFailed && (
        <RowButton
          shape="text"
          action="again"
          label={text("refreshes.files.againLabel", { file: link.path })}
          tooltip={text("refreshes.files.again")}
          onPress={onAgain}
        >
          {text("refreshes.files.again")}
        </RowButton>
      )}
    </li>
  );
}

/** Whether it holds the new key, or what else. */
function FileState({ link, isDone }: RefreshFile) {
  const { text } = useLanguage();
  if (isDone) {
    return (
      <span className={classNames(styles, "state", "done")}>{text("refreshes.files.done")}</span>
    );
  }
  // The old key goes on, and it is what the link is to hold until it is updated.
  if (link.status.state === "current") {
    return <span className={classNames(styles, "state")}>{text("refreshes.files.open")}</span>;
  }
  return <LinkStateBadge link={link} />;
}
