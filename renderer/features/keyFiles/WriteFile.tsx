import { useMemo, useState } from "react";
import type { AppError } from "../../../shared/appError.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { FileWritePreview, LinkedFile } from "../../../shared/linkedFile.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilePath } from "../../linkedFiles/FilePath.tsx";
import type { FilesRow } from "../../linkedFiles/KeyFilesContext.ts";
import { warningText } from "../../linkedFiles/linkTexts.ts";
import { type KeyPlace, keyRequestOf } from "../../secret/keyRequestOf.ts";
import { classNames } from "../../ui/classNames.ts";
import { Note } from "../../ui/Note.tsx";
import { EntryField } from "./EntryField.tsx";
import { chosenPath, firstChoice } from "./entryChoice.ts";
import { PreviewPanel } from "./PreviewPanel.tsx";
import { SlotConflicts } from "./SlotConflicts.tsx";
import { suggestedName } from "./suggestedName.ts";
import { type FilePreview, useFilePreview } from "./useFilePreview.ts";
import type { FilesDialogHandle, OpenedFile } from "./useFilesDialog.ts";
import { WriteActions } from "./WriteActions.tsx";
import styles from "./WriteFile.module.css";

interface WriteFileProps {
  readonly connection: Connection;
  readonly keyPlace: KeyPlace;
  readonly row: FilesRow;
  /** "ARI Post key" */
  readonly keyName: string;
  readonly links: readonly LinkedFile[];
  readonly opened: OpenedFile;
  readonly dialog: FilesDialogHandle;
}

/** Which entry of the file the key goes to, what that changes, and what speaks against it. */
export function WriteFile(props: WriteFileProps) {
  const { keyName, opened, dialog } = props;
  const { file } = opened;
  const { text } = useLanguage();
  const { key, choice, setChoice, request } = useChoice(props);
  const [preview, lookAgain] = useFilePreview(request);
  const shown = shownOf(preview);
  // Whoever takes another entry is asked anew.
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const asked = JSON.stringify(request?.entry ?? null);
  const hasConflicts = (shown?.conflicts.length ?? 0) > 0;
  const isConfirmed = hasConflicts && confirmed === asked;
  const isWriting = dialog.work === "write";
  const error = errorOf(preview, dialog);

  return (
    <>
      <div className={classNames(styles, "file")}>
        <FilePath path={file.path} />
      </div>
      <EntryField
        file={file}
        linkedKey={key}
        choice={choice}
        isReadOnly={isWriting}
        onChange={setChoice}
      />
      <PreviewPanel preview={preview} shown={shown} />
      {shown !== null && hasConflicts && (
        <SlotConflicts
          conflicts={shown.conflicts}
          keyName={keyName}
          isConfirmed={isConfirmed}
          onConfirm={(isTicked) => setConfirmed(isTicked ? asked : null)}
        />
      )}
      {(shown ?? file).warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warningText(warning, text)}
        </Note>
      ))}
      {error !== null && <ErrorNote error={error} />}
      <WriteActions
        preview={preview}
        isConfirmed={isConfirmed}
        error={error}
        opened={opened}
        dialog={dialog}
        onLookAgain={lookAgain}
      />
    </>
  );
}

/** The entry that is chosen, and what is asked of main about it. */
function useChoice({ connection, keyPlace, row, links, opened }: WriteFileProps) {
  const { file, link } = opened;
  const { maskedKey, created } = row;
  const isCompanyKey = connection.capabilities.keys === "company";
  const key = {
    connectionId: connection.connectionId,
    keyId: isCompanyKey ? null : keyPlace.keyId,
    maskedKey,
    created,
  };
  // What was linked as the file was opened; a link that comes or goes meanwhile changes no choice.
  const [linked] = useState(() => [
    ...(link === null ? [] : [link.entry]),
    ...links.filter(({ path }) => path === file.path).map(({ entry }) => entry),
  ]);
  const [choice, setChoice] = useState(() =>
    firstChoice({ file, key, linked, suggestion: suggestedName(connection, row) }),
  );
  const entry = useMemo(() => chosenPath(choice, file, linked), [choice, file, linked]);
  const request =
    entry === null ? null : { ...keyRequestOf(keyPlace), fileId: file.fileId, entry, created };
  return { key, choice, setChoice, request };
}

/** What is shown of the change: while a new look is under way, that of the one before. */
function shownOf(preview: FilePreview): FileWritePreview | null {
  if (preview.state === "ready") return preview.preview;
  return preview.state === "looking" ? preview.last : null;
}

/** Of the last work, else of the look. */
function errorOf(preview: FilePreview, { end }: FilesDialogHandle): AppError | null {
  if (end?.tone === "failed") return end.error;
  return preview.state === "failed" ? preview.error : null;
}

interface ErrorNoteProps {
  readonly error: AppError;
}

function ErrorNote({ error }: ErrorNoteProps) {
  const errorText = useErrorText();
  return (
    <Note tone="danger" role="alert">
      {errorText(error)}
    </Note>
  );
}
