import { useId, useState } from "react";
import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { ChooseKeys } from "./ChooseKeys.tsx";
import { RunbookConfirm } from "./RunbookConfirm.tsx";
import type { QuestionEnds } from "./useRefreshQuestion.ts";

interface RefreshSeveralDialogProps extends QuestionEnds {
  readonly connection: Connection;
  readonly rows: readonly ApiKeyRow[];
  /** Keys of which a refresh is not finished; they can't be chosen. */
  readonly unfinished: ReadonlySet<KeyId>;
}

/**
 * Has keys chosen, and asks about all of them at once. It is one dialog for both, so that the focus
 * goes back to what opened it.
 */
export function RefreshSeveralDialog(props: RefreshSeveralDialogProps) {
  const { connection, rows, unfinished, ...ends } = props;
  const { text } = useLanguage();
  const describingId = useId();
  const [chosen, setChosen] = useState<readonly ApiKeyRow[] | null>(null);
  const [isSending, setIsSending] = useState(false);
  return (
    <Dialog
      title={
        chosen === null
          ? text("refresh.choose.title")
          : text("refresh.several.title", { keys: chosen.length })
      }
      badge={<EnvironmentBadge connection={connection} look="badge" />}
      describedBy={describingId}
      closing={isSending ? "locked" : "by-escape"}
      onClose={ends.onClose}
    >
      {chosen === null ? (
        <ChooseKeys
          connection={connection}
          rows={rows}
          unfinished={unfinished}
          describingId={describingId}
          onChosen={setChosen}
          onClose={ends.onClose}
        />
      ) : (
        <RunbookConfirm
          connection={connection}
          rows={chosen}
          resumes={null}
          describingId={describingId}
          onSending={setIsSending}
          {...ends}
        />
      )}
    </Dialog>
  );
}
