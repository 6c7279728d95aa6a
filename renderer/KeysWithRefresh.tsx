import { useCallback, useMemo, useState } from "react";
import type { ApiKeyRow } from "../shared/apiKey.ts";
import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import type { RefreshId } from "../shared/refresh.ts";
import { KeysPage } from "./features/keys/KeysPage.tsx";
import { keyMarks } from "./features/keys/keyMarks.ts";
import { useListedKey } from "./features/keys/useKeysCache.ts";
import { RefreshDialog } from "./features/refresh/RefreshDialog.tsx";
import { RefreshSeveralDialog } from "./features/refresh/RefreshSeveralDialog.tsx";
import { useAfterRefresh } from "./useAfterRefresh.ts";

type Asked =
  | { readonly about: "one"; readonly row: ApiKeyRow; readonly siblings: readonly ApiKeyRow[] }
  | { readonly about: "several"; readonly rows: readonly ApiKeyRow[] };

interface KeysWithRefreshProps {
  readonly app: Pick<AppState, "refreshes" | "keyChanges">;
  readonly connection: Connection;
  /** The connection that is asked about and has to stay; null once the question is closed. */
  readonly onHold: (connection: Connection | null) => void;
  /** These refreshes are on record: on to where they can be seen. */
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
}

/** The keys of a connection, and the question before some of them are ended. */
export function KeysWithRefresh({ app, connection, onHold, onRecorded }: KeysWithRefreshProps) {
  const { connectionId } = connection;
  const { refreshes, keyChanges } = app;
  const marks = useMemo(
    () => keyMarks({ refreshes, keyChanges }, connectionId),
    [refreshes, keyChanges, connectionId],
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  useFollowing(asked, setAsked, connection);

  const ask = useCallback(
    (question: Asked) => {
      setAsked(question);
      onHold(connection);
    },
    [onHold, connection],
  );
  const askAboutOne = useCallback(
    (row: ApiKeyRow, siblings: readonly ApiKeyRow[]) => ask({ about: "one", row, siblings }),
    [ask],
  );
  const onClose = () => {
    setAsked(null);
    onHold(null);
  };
  const onEnded = useAfterRefresh(connectionId);
  const ends = { onRecorded, onEnded, onClose };

  return (
    <>
      <KeysPage
        connection={connection}
        marks={marks}
        onRefresh={askAboutOne}
        onRefreshSeveral={(rows) => ask({ about: "several", rows })}
      />
      {asked?.about === "one" && (
        <RefreshDialog
          connection={connection}
          row={asked.row}
          siblings={asked.siblings}
          {...ends}
        />
      )}
      {asked?.about === "several" && (
        <RefreshSeveralDialog
          connection={connection}
          rows={asked.rows}
          unfinished={marks.unfinished}
          {...ends}
        />
      )}
    </>
  );
}

/** The question follows the list, its last use above all, but never on to another secret. */
function useFollowing(
  asked: Asked | null,
  setAsked: (asked: Asked) => void,
  { connectionId }: Connection,
): void {
  const row = asked?.about === "one" ? asked.row : null;
  const listed = useListedKey(row === null ? null : { connectionId, keyId: row.keyId });
  if (asked?.about !== "one" || listed === null || listed === asked.row) return;
  if (listed.version === asked.row.version) setAsked({ ...asked, row: listed });
}
