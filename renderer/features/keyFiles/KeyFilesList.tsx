import { useRef } from "react";
import type { LinkedFile } from "../../../shared/linkedFile.ts";
import { useErrorText } from "../../language/useErrorText.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { Note } from "../../ui/Note.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import styles from "./KeyFilesList.module.css";
import { LinkedFileItem } from "./LinkedFileItem.tsx";
import type { FilesDialogHandle, FilesWork } from "./useFilesDialog.ts";

interface KeyFilesListProps {
  readonly links: readonly LinkedFile[];
  readonly dialog: FilesDialogHandle;
  readonly onClose: () => void;
}

/** Where a key was written to, what is there now, and the way to one file more. */
export function KeyFilesList({ links, dialog, onClose }: KeyFilesListProps) {
  const { text } = useLanguage();
  const { work, end } = dialog;
  const list = useRef<HTMLDivElement>(null);
  // With a file its buttons go; whoever goes on by keyboard goes on from here.
  const held = useFocusHeld(list, () => list.current?.focus());
  const stateOf = (own: FilesWork) =>
    work === null ? "ready" : work === own ? "pending" : "disabled";

  return (
    <>
      <div ref={list} className={classNames(styles, "place")} tabIndex={-1} {...held}>
        {links.length === 0 ? (
          <p className={classNames(styles, "none")}>{text("keyFiles.none")}</p>
        ) : (
          <>
            <ul className={classNames(styles, "list")}>
              {links.map((link) => (
                <LinkedFileItem key={link.linkId} link={link} dialog={dialog} />
              ))}
            </ul>
            <p className={classNames(styles, "hint")}>{text("keyFiles.unlink.hint")}</p>
          </>
        )}
      </div>
      <p className={classNames(styles, "done")} role="status">
        {end?.tone === "done" && end.text}
      </p>
      <FailedNote dialog={dialog} />
      <DialogActions>
        {links.length > 0 && (
          <Button tone="quiet" state={stateOf("check")} onPress={() => dialog.check(links)}>
            {text("keyFiles.check")}
          </Button>
        )}
        <Button tone="outlined" onPress={onClose}>
          {text("common.close")}
        </Button>
        <Button
          tone="primary"
          autoFocus
          state={stateOf("choose")}
          onPress={() => dialog.choose(null)}
        >
          {text("keyFiles.write")}
        </Button>
      </DialogActions>
    </>
  );
}

interface FailedNoteProps {
  readonly dialog: Pick<FilesDialogHandle, "end">;
}

function FailedNote({ dialog: { end } }: FailedNoteProps) {
  const errorText = useErrorText();
  if (end?.tone !== "failed") return null;
  return (
    <Note tone="danger" role="alert">
      {errorText(end.error)}
    </Note>
  );
}
