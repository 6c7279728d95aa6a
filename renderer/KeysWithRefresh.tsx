import { useCallback, useState } from "react";
import type { ApiKeyRow, RefreshedKey } from "../shared/apiKey.ts";
import type { Connection } from "../shared/connection.ts";
import { KeysPage } from "./features/keys/KeysPage.tsx";
import { useKeysCache } from "./features/keys/useKeysCache.ts";
import { RefreshDialog } from "./features/refresh/RefreshDialog.tsx";

interface Asked {
  readonly row: ApiKeyRow;
  readonly siblings: readonly ApiKeyRow[];
}

interface KeysWithRefreshProps {
  readonly connection: Connection;
}

/** The keys of a connection, and the question before one of them is ended. */
export function KeysWithRefresh({ connection }: KeysWithRefreshProps) {
  const { connectionId } = connection;
  const { takeOver, reload } = useKeysCache();
  const [asked, setAsked] = useState<Asked | null>(null);

  const ask = useCallback(
    (row: ApiKeyRow, siblings: readonly ApiKeyRow[]) => setAsked({ row, siblings }),
    [],
  );
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
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
