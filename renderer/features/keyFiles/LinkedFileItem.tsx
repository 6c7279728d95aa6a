import type { Instant } from "../../../shared/apiKey.ts";
import { entryName, type LinkedFile } from "../../../shared/linkedFile.ts";
import { timeAgo } from "../../language/timeTexts.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import { fileName } from "../../linkedFiles/fileName.ts";
import { LinkStateBadge } from "../../linkedFiles/LinkStateBadge.tsx";
import { linkDetailText } from "../../linkedFiles/linkTexts.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { useTicking } from "../../ui/useTicking.ts";
import styles from "./LinkedFileItem.module.css";
import type { FilesDialogHandle } from "./useFilesDialog.ts";

interface LinkedFileItemProps {
  readonly link: LinkedFile;
  readonly dialog: FilesDialogHandle;
}

/** A file of a key: what is in its entry now, and what can be done about it. */
export function LinkedFileItem({ link, dialog }: LinkedFileItemProps) {
  const language = useLanguage();
  const { text } = language;
  const { path, entry, checkedAt } = link;
  const detail = linkDetailText(link, language);
  const file = text("keyFiles.entryOfFile", { file: fileName(path), entry: entryName(entry) });
  return (
    <li className={classNames(styles, "item")}>
      <div className={classNames(styles, "head")}>
        <FilePath path={path} entry={entry} />
        <LinkStateBadge link={link} />
      </div>
      <p className={classNames(styles, "about")}>
        {detail !== null && <span className={classNames(styles, "detail")}>{detail} </span>}
        {checkedAt !== null && <CheckedAt checkedAt={checkedAt} />}
      </p>
      <div className={classNames(styles, "actions")}>
        {actionsOf(link).map((action) => (
          <Button
            key={action}
            state={dialog.work === null ? "ready" : "pending"}
            label={text(`keyFiles.actionOn.${action}`, { file })}
            onPress={() => dialog[action === "again" ? "choose" : action](link)}
          >
            {text(`keyFiles.action.${action}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

type LinkAction = "again" | "undo" | "unlink";

/** A file that is gone, or can't be read, can't be written again; choosing another one can. */
function actionsOf({ status, canUndo }: LinkedFile): readonly LinkAction[] {
  const canBeWritten = status.state === "drift" || status.state === "missing-entry";
  return [
    ...(canBeWritten ? (["again"] as const) : []),
    ...(canUndo ? (["undo"] as const) : []),
    "unlink",
  ];
}

interface CheckedAtProps {
  readonly checkedAt: Instant;
}

function CheckedAt({ checkedAt }: CheckedAtProps) {
  const language = useLanguage();
  const when = useTicking((nowMs) => timeAgo(checkedAt, nowMs, language), 5_000);
  return (
    <time dateTime={checkedAt} title={language.exactTime(checkedAt)}>
      {language.text("keyFiles.checkedAt", { when })}
    </time>
  );
}
