import type { AppError } from "../../../shared/appError.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import type { FilePreview } from "./useFilePreview.ts";
import type { FilesDialogHandle, OpenedFile } from "./useFilesDialog.ts";

interface WriteActionsProps {
  readonly preview: FilePreview;
  /** There are conflicts, and the person wants it all the same. */
  readonly isConfirmed: boolean;
  readonly error: AppError | null;
  readonly opened: OpenedFile;
  readonly dialog: FilesDialogHandle;
  readonly onLookAgain: () => void;
}

/** Cancel, another file, and Write; once the choice has expired the file is chosen anew instead. */
export function WriteActions(props: WriteActionsProps) {
  const { preview, isConfirmed, error, opened, dialog, onLookAgain } = props;
  const { text } = useLanguage();
  const { work } = dialog;
  const isExpired = error?.kind === "file-choice-expired";
  const choosing = work === null ? "ready" : work === "choose" ? "pending" : "disabled";
  return (
    <DialogActions>
      <Button
        tone="outlined"
        state={work === "write" ? "disabled" : "ready"}
        onPress={dialog.leave}
      >
        {text("common.cancel")}
      </Button>
      <Button
        tone={isExpired ? "primary" : "quiet"}
        state={choosing}
        onPress={() => dialog.choose(isExpired ? opened.link : null)}
      >
        {text(isExpired ? "keyFiles.chooseAgain" : "keyFiles.chooseAnother")}
      </Button>
      {preview.state === "failed" && !isExpired && (
        <Button state={work === null ? "ready" : "disabled"} onPress={onLookAgain}>
          {text("common.tryAgain")}
        </Button>
      )}
      {preview.state !== "failed" && !isExpired && (
        <WriteButton
          preview={preview}
          isConfirmed={isConfirmed}
          dialog={dialog}
          onLookAgain={onLookAgain}
        />
      )}
    </DialogActions>
  );
}

type WriteButtonProps = Pick<
  WriteActionsProps,
  "preview" | "isConfirmed" | "dialog" | "onLookAgain"
>;

/** "Link" where the entry holds the key already. */
function WriteButton({ preview, isConfirmed, dialog, onLookAgain }: WriteButtonProps) {
  const { text } = useLanguage();
  const { work } = dialog;
  const ready = preview.state === "ready" ? preview.preview : null;
  const isAllowed = ready !== null && (ready.conflicts.length === 0 || isConfirmed);
  const isPending = work === "write" || preview.state === "looking";
  const write = () => {
    if (ready === null) return;
    const { writeId, isUnchanged } = ready;
    const order = { writeId, isSlotConfirmed: isConfirmed };
    dialog.write(order, isUnchanged ? "linked" : "written", onLookAgain);
  };
  return (
    <Button
      tone={isConfirmed ? "danger" : "primary"}
      state={isPending ? "pending" : isAllowed && work === null ? "ready" : "disabled"}
      onPress={write}
    >
      {text(ready?.isUnchanged === true ? "keyFiles.link" : "keyFiles.writeNow")}
    </Button>
  );
}
