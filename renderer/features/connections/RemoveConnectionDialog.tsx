import { useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { DialogActions } from "../../ui/DialogActions.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Note } from "../../ui/Note.tsx";

interface RemoveConnectionDialogProps {
  readonly connection: Connection;
  /** What is on record of refreshes of its keys. */
  readonly refreshes: { readonly onRecord: number; readonly held: number };
  readonly onRemove: () => Promise<unknown>;
  readonly onClose: () => void;
}

export function RemoveConnectionDialog(props: RemoveConnectionDialogProps) {
  const { connection, refreshes, onRemove, onClose } = props;
  const { text } = useLanguage();
  const [isRemoving, setIsRemoving] = useState(false);
  const { name, signIn } = connection;
  const platform = text(`platform.${connection.platform}`);

  const remove = async () => {
    setIsRemoving(true);
    await onRemove();
    onClose();
  };

  return (
    <Dialog
      title={text("remove.title", { name })}
      badge={<EnvironmentBadge connection={connection} look="badge" />}
      closing={isRemoving ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <p>{text(signIn === null ? "remove.text" : "remove.text.account", { platform })}</p>
      {refreshes.onRecord > 0 && (
        <Note tone="warn">
          {text("refreshes.withConnection", { count: refreshes.onRecord })}
          {refreshes.held > 0 &&
            ` ${text("refreshes.withConnection.held", { held: refreshes.held })}`}
        </Note>
      )}
      <DialogActions>
        <Button
          tone="outlined"
          autoFocus
          state={isRemoving ? "disabled" : "ready"}
          onPress={onClose}
        >
          {text("common.cancel")}
        </Button>
        <Button tone="danger" state={isRemoving ? "pending" : "ready"} onPress={remove}>
          {text("remove.confirm")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
