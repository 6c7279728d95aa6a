import type { ApiKeyRow, RefreshedKey } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { errorText } from "../../language/errorText.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Note } from "../../ui/Note.tsx";
import { RefreshActions } from "./RefreshActions.tsx";
import { RefreshQuestion } from "./RefreshQuestion.tsx";
import { RefreshResult } from "./RefreshResult.tsx";
import { useRefresh } from "./useRefresh.ts";

interface RefreshDialogProps {
  readonly connection: Connection;
  readonly row: ApiKeyRow;
  /** The other keys of the group, which stay as they are. */
  readonly siblings: readonly ApiKeyRow[];
  readonly onRefreshed: (refreshed: RefreshedKey) => void;
  /** The list may be out of date. */
  readonly onOutdated: () => void;
  readonly onClose: () => void;
}

/** Asks before a key is ended, and tells what became of it. */
export function RefreshDialog(props: RefreshDialogProps) {
  const { text } = useLanguage();
  const { connection, row, siblings, onRefreshed, onOutdated, onClose } = props;
  const { connectionId } = connection;
  const [refresh, send] = useRefresh({ connectionId, row, onRefreshed, onOutdated });
  const key = keyName(row, text);
  const badge = <EnvironmentBadge connection={connection} look="badge" />;

  if (refresh.state === "done") {
    return (
      <Dialog
        title={text("refresh.doneTitle", { key })}
        badge={badge}
        closing="by-escape"
        onClose={onClose}
      >
        <RefreshResult refreshed={refresh.refreshed} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={text("refresh.title", { key })}
      badge={badge}
      closing={refresh.state === "sending" ? "locked" : "by-escape"}
      onClose={onClose}
    >
      <RefreshQuestion connection={connection} row={row} siblings={siblings} />
      {refresh.state === "sending" && (
        <Note tone="quiet" role="status">
          {text("refresh.sending")}
        </Note>
      )}
      {(refresh.state === "failed" || refresh.state === "outdated") && (
        <Note tone="danger" role="alert">
          {errorText(refresh.error, text)}
        </Note>
      )}
      <RefreshActions state={refresh.state} onConfirm={send} onClose={onClose} />
    </Dialog>
  );
}
