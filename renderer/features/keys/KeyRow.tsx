import { memo, useCallback } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { Created, LastUsed } from "./KeyTime.tsx";
import { RowActions } from "./RowActions.tsx";
import { SecretCell } from "./SecretCell.tsx";

/** Says which row is to be revealed; null hides the one that is. */
type OnReveal = (row: ApiKeyRow | null) => void;

interface KeyRowProps {
  readonly connectionId: ConnectionId;
  readonly row: ApiKeyRow;
  readonly isRevealed: boolean;
  readonly onReveal: OnReveal;
  readonly onRefresh: ((row: ApiKeyRow) => void) | null;
}

export const KeyRow = memo(function KeyRow(props: KeyRowProps) {
  const { connectionId, row, isRevealed, onReveal, onRefresh } = props;
  const hide = useCallback(() => onReveal(null), [onReveal]);
  return (
    <tr>
      <th scope="row" title={row.name}>
        {row.name}
      </th>
      <SecretCell connectionId={connectionId} row={row} isRevealed={isRevealed} onHide={hide} />
      <td>
        <LastUsed lastUsed={row.lastUsed} />
      </td>
      <td>
        <Created created={row.created} />
      </td>
      <td>
        <RowActions
          connectionId={connectionId}
          row={row}
          isRevealed={isRevealed}
          onToggleReveal={() => onReveal(isRevealed ? null : row)}
          onRefresh={onRefresh === null ? null : () => onRefresh(row)}
        />
      </td>
    </tr>
  );
});
