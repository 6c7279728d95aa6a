import { useId, useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import type { RunbookId } from "../../../shared/refresh.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { RunbookConfirm, type ShownKey } from "./RunbookConfirm.tsx";
import type { QuestionEnds } from "./useRefreshQuestion.ts";

interface RefreshRunbookDialogProps extends QuestionEnds {
  readonly connection: Connection;
  /** In the order in which they are to be refreshed. */
  readonly rows: readonly ShownKey[];
  /** The stopped runbook that is to go on. */
  readonly resumes: RunbookId;
}

/** Asks once before the remaining keys of a runbook are ended, one after the other. */
export function RefreshRunbookDialog(props: RefreshRunbookDialogProps) {
  const { connection, rows, onClose } = props;
  const { text } = useLanguage();
  const describingId = useId();
  const [isSending, setIsSending] = useState(false);
  return (
    <Dialog
      title={text("refresh.several.title", { keys: rows.length })}
      badge={<EnvironmentBadge connection={connection} look="badge" />}
      describedBy={describingId}
      closing={isSending ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <RunbookConfirm {...props} describingId={describingId} onSending={setIsSending} />
    </Dialog>
  );
}
