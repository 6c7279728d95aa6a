import type { Connection } from "../../../shared/connection.ts";
import type { LinkedFile } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import type { FilesRow } from "../../linkedFiles/KeyFilesContext.ts";
import { keyReferenceName } from "../../linkedFiles/linkTexts.ts";
import type { KeyPlace } from "../../secret/keyRequestOf.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { KeyFilesList } from "./KeyFilesList.tsx";
import { useFilesDialog } from "./useFilesDialog.ts";
import { WriteFile } from "./WriteFile.tsx";

interface KeyFilesDialogProps {
  readonly connection: Connection;
  readonly keyPlace: KeyPlace;
  /** The key as its row shows it. */
  readonly row: FilesRow;
  /** The files that are to hold it, oldest link first; they follow the app state. */
  readonly links: readonly LinkedFile[];
  readonly onClose: () => void;
}

/** The files of a key; and, once one is chosen, what writing the key there would change. */
export function KeyFilesDialog(props: KeyFilesDialogProps) {
  const { connection, keyPlace, row, links, onClose } = props;
  const { text } = useLanguage();
  const dialog = useFilesDialog();
  const { opened, work } = dialog;
  const { group = null, name = null, maskedKey } = row;
  const key = keyReferenceName({ group, name, maskedKey }, text);
  return (
    <Dialog
      title={text(opened === null ? "linkedFile.button" : "keyFiles.write.title", { key })}
      badge={<EnvironmentBadge connection={connection} look="badge" />}
      closing={work === "write" ? "locked" : "by-escape"}
      onClose={opened === null ? onClose : dialog.leave}
    >
      {opened === null ? (
        <KeyFilesList links={links} dialog={dialog} onClose={onClose} />
      ) : (
        <WriteFile
          key={opened.file.fileId}
          connection={connection}
          keyPlace={keyPlace}
          row={row}
          keyName={key}
          links={links}
          opened={opened}
          dialog={dialog}
        />
      )}
    </Dialog>
  );
}
