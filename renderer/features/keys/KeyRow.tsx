import { memo, useCallback } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyFinding } from "../../../shared/keyHealth/keyFinding.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilesButton } from "../../linkedFiles/FilesButton.tsx";
import { RowActions } from "../../secret/RowActions.tsx";
import { SecretCell } from "../../secret/SecretCell.tsx";
import { KeyBadges } from "./KeyBadges.tsx";
import { Created, LastUsed } from "./KeyTime.tsx";
import { RefreshButton } from "./RefreshButton.tsx";

/** Says which row is to be revealed; null hides the one that is. */
type OnReveal = (row: ApiKeyRow | null) => void;

interface KeyRowProps {
  readonly connectionId: ConnectionId;
  readonly row: ApiKeyRow;
  /** What there is to say of it; undefined for nothing. */
  readonly findings: readonly KeyFinding[] | undefined;
  /** A refresh of it is under way, or its outcome is unknown. */
  readonly isUnfinished: boolean;
  readonly isRefreshedElsewhere: boolean;
  /** Why no key of the list can be refreshed now; null when they can. */
  readonly whyNoRefresh: string | null;
  readonly isRevealed: boolean;
  readonly onReveal: OnReveal;
  readonly onRefresh: ((row: ApiKeyRow) => void) | null;
}

export const KeyRow = memo(function KeyRow(props: KeyRowProps) {
  const { connectionId, row, findings, isUnfinished, isRefreshedElsewhere } = props;
  const { isRevealed, onReveal, onRefresh } = props;
  const { text } = useLanguage();
  const { keyId, maskedKey } = row;
  const name = keyName(row, text);
  const hasBadges = findings !== undefined || isUnfinished || isRefreshedElsewhere;
  const whyNot = isUnfinished ? text("keys.refresh.unfinished") : props.whyNoRefresh;
  const hide = useCallback(() => onReveal(null), [onReveal]);
  return (
    <tr>
      <th scope="row" title={row.name}>
        {row.name}
      </th>
      <SecretCell
        connectionId={connectionId}
        keyId={keyId}
        maskedKey={maskedKey}
        isRevealed={isRevealed}
        onHide={hide}
      >
        {hasBadges && (
          <KeyBadges
            isUnfinished={isUnfinished}
            isRefreshedElsewhere={isRefreshedElsewhere}
            findings={findings}
          />
        )}
      </SecretCell>
      <td>
        <LastUsed lastUsed={row.lastUsed} />
      </td>
      <td>
        <Created created={row.created} />
      </td>
      <td>
        <RowActions
          connectionId={connectionId}
          keyId={keyId}
          maskedKey={maskedKey}
          name={name}
          isRevealed={isRevealed}
          onToggleReveal={() => onReveal(isRevealed ? null : row)}
        >
          <FilesButton name={name} place={{ connectionId, keyId }} row={row} />
          {onRefresh !== null && (
            <RefreshButton name={name} whyNot={whyNot} onPress={() => onRefresh(row)} />
          )}
        </RowActions>
      </td>
    </tr>
  );
});
