import type { AppError } from "../../../shared/appError.ts";
import { entryName, type LinkedFile, type LinkId } from "../../../shared/linkedFile.ts";
import { keyEnding } from "../../language/keyNames.ts";
import { timeAgo } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import { LinkStateBadge } from "../../linkedFiles/LinkStateBadge.tsx";
import { keyReferenceName, linkDetailText } from "../../linkedFiles/linkTexts.ts";
import type { FileCalls } from "../../linkedFiles/useFileCalls.ts";
import { useFileErrorText } from "../../linkedFiles/useFileErrorText.ts";
import { classNames } from "../../ui/classNames.ts";
import { RowButton } from "../../ui/RowButton.tsx";
import { isUpdatable } from "./isUpdatable.ts";
import styles from "./LinkedFilesTable.module.css";

interface LinkedFileRowProps {
  readonly link: LinkedFile;
  readonly nowMs: number;
  /** It is being written. */
  readonly isUnderWay: boolean;
  /** Why it was not updated when it was last tried; null when nothing stood in the way. */
  readonly error: AppError | null;
  readonly calls: FileCalls;
  readonly onUpdate: (linkIds: readonly LinkId[]) => void;
}

/** A linked file: what it holds, when that was seen, and what can be done about it. */
export function LinkedFileRow(props: LinkedFileRowProps) {
  const { link, nowMs, isUnderWay, error } = props;
  const language = useLanguage();
  const { text } = language;
  const errorText = useFileErrorText();
  const { key, path, entry, checkedAt, status } = link;
  const detail = linkDetailText(link, language);
  // What has been put right since does not stand in the way any more.
  const hasFailed = error !== null && !isUnderWay && status.state !== "current";
  return (
    <tr>
      <th scope="row">
        <FilePath path={path} entry={entry} />
      </th>
      <td>
        <span className={classNames(styles, "name")}>{keyReferenceName(key, text)}</span>{" "}
        <code className={classNames(styles, "ending")}>…{keyEnding(key.maskedKey)}</code>
      </td>
      <td>
        <LinkStateBadge link={link} />
        {detail !== null && <p className={classNames(styles, "detail")}>{detail}</p>}
        {hasFailed && <p className={classNames(styles, "failed")}>{errorText(error)}</p>}
        {checkedAt !== null && (
          <time
            className={classNames(styles, "checked")}
            dateTime={checkedAt}
            title={language.exactTime(checkedAt)}
          >
            {text("files.checked", { when: timeAgo(checkedAt, nowMs, language) })}
          </time>
        )}
      </td>
      <td>
        <FileActions {...props} />
      </td>
    </tr>
  );
}

function FileActions({ link, isUnderWay, calls, onUpdate }: LinkedFileRowProps) {
  const { text } = useLanguage();
  const { linkId, canUndo } = link;
  // Whole: many a file is called `.env`.
  const names = { file: link.path, entry: entryName(link.entry) };
  return (
    <div className={classNames(styles, "buttons")}>
      {isUpdatable(link) && !isUnderWay && (
        <RowButton
          shape="text"
          action="update"
          label={text("files.update.label", names)}
          tooltip={text("files.update.tooltip")}
          onPress={() => onUpdate([linkId])}
        >
          {text("files.update")}
        </RowButton>
      )}
      <RowButton
        shape="text"
        action="check"
        label={text("files.check.label", names)}
        tooltip={text("files.check.tooltip")}
        onPress={() => void calls.check([linkId])}
      >
        {text("files.check")}
      </RowButton>
      {canUndo && (
        <RowButton
          shape="text"
          action="undo"
          label={text("files.undo.label", names)}
          tooltip={text("files.undo.tooltip")}
          onPress={() => void calls.undo(link)}
        >
          {text("files.undo")}
        </RowButton>
      )}
      <RowButton
        shape="text"
        action="unlink"
        label={text("files.unlink.label", names)}
        tooltip={text("files.unlink.tooltip")}
        onPress={() => void calls.unlink(link)}
      >
        {text("files.unlink")}
      </RowButton>
    </div>
  );
}
