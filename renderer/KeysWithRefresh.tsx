import { useCallback, useState } from "react";
import type { ApiKeyRow, RefreshedKey } from "../shared/apiKey.ts";
import type { Connection } from "../shared/connection.ts";
import { KeysPage } from "./features/keys/KeysPage.tsx";
import { useKeysCache, useListedKey } from "./features/keys/useKeysCache.ts";
import { RefreshDialog } from "./features/refresh/RefreshDialog.tsx";

interface Asked {
  readonly row: ApiKeyRow;
  readonly siblings: readonly ApiKeyRow[];
}

interface KeysWithRefreshProps {
  readonly connection: Connection;
  /** The connection that is asked about and has to stay; null once the question is closed. */
  readonly onHold: (connection: Connection | null) => void;
}

/** The keys of a connection, and the question before one of them is ended. */
export function KeysWithRefresh({ connection, onHold }: KeysWithRefreshProps) {
  const { connectionId } = connection;
  const { takeOver, reload } = useKeysCache();
  const [asked, setAsked] = useState<Asked | null>(null);

  // The question follows the list, its last use above all, but never on to another secret.
  const listed = useListedKey(asked === null ? null : { connectionId, keyId: asked.row.keyId });
  if (asked !== null && listed !== null && listed !== asked.row) {
    if (listed.version === asked.row.version) setAsked({ ...asked, row: listed });
  }

  const ask = useCallback(
    (row: ApiKeyRow, siblings: readonly ApiKeyRow[]) => {
      setAsked({ row, siblings });
      onHold(connection);
    },
    [onHold, connection],
  );
  const close = useCallback(() => {
    setAsked(null);
    onHold(null);
  }, [onHold]);
  const showRefreshed = useCallback(
    (refreshed: RefreshedKey) => {
      takeOver(connectionId, refreshed);
      reload(connectionId);
    },
    [takeOver, reload, connectionId],
  );
  const reloadList = useCallback(() => reload(connectionId), [reload, connectionId]);

  return (
    <>
      <KeysPage connection={connection} onRefresh={ask} />
      {asked !== null && (
        <RefreshDialog
          connection={connection}
          row={asked.row}
          siblings={asked.siblings}
          onRefreshed={showRefreshed}
          onOutdated={reloadList}
          onClose={close}
        />
      )}
    </>
  );
}
