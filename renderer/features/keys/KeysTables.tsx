import { useCallback, useState } from "react";
import type { ApiKeyRow, KeyId } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import type { KeyFindings } from "../../../shared/keyHealth/assessCompanyKeys.ts";
import { groupDescription, groupTitle } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { CopyAllButton } from "./CopyAllButton.tsx";
import { groupRows } from "./groupRows.ts";
import { KeyRow } from "./KeyRow.tsx";
import { KeyTable } from "./KeyTable.tsx";
import type { KeyMarks } from "./keyMarks.ts";
import { moveBetweenRows } from "./moveBetweenRows.ts";

/** A key is to be refreshed; `siblings` are the other keys of its group, which stay. */
export type OnRefresh = (row: ApiKeyRow, siblings: readonly ApiKeyRow[]) => void;

/** The one row that is in plain text; which one, never what. */
interface RevealedRow {
  readonly keyId: KeyId;
  readonly version: string;
}

interface KeysTablesProps {
  readonly connection: Connection;
  readonly rows: readonly ApiKeyRow[];
  readonly findings: KeyFindings;
  readonly marks: KeyMarks;
  /** Why no key can be refreshed now; null when they can. */
  readonly whyNoRefresh: string | null;
  readonly onRefresh: OnRefresh;
}

/** One table a group, of which at most one row is revealed. */
export function KeysTables(props: KeysTablesProps) {
  const { connection, rows, findings, marks, whyNoRefresh, onRefresh } = props;
  const { text } = useLanguage();
  const [revealed, setRevealed] = useState<RevealedRow | null>(null);
  const reveal = useCallback(
    (row: ApiKeyRow | null) =>
      setRevealed(row === null ? null : { keyId: row.keyId, version: row.version }),
    [],
  );
  const refresh = useCallback(
    (row: ApiKeyRow) => {
      setRevealed(null);
      const isSibling = ({ group, keyId }: ApiKeyRow) => group === row.group && keyId !== row.keyId;
      onRefresh(row, rows.filter(isSibling));
    },
    [rows, onRefresh],
  );
  const canRefresh = connection.capabilities.refresh === "invalidates";

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only helps the keys of the buttons inside
    <div onKeyDown={moveBetweenRows}>
      {groupRows(rows).map(({ group, rows: rowsOfGroup }) => (
        <KeyTable
          key={group}
          title={groupTitle(group, text)}
          description={groupDescription(group, text)}
          action={
            rowsOfGroup.length > 1 ? (
              <CopyAllButton
                connection={connection}
                title={groupTitle(group, text)}
                rows={rowsOfGroup}
              />
            ) : null
          }
        >
          {rowsOfGroup.map((row) => (
            <KeyRow
              key={row.keyId}
              connectionId={connection.connectionId}
              row={row}
              findings={findings.get(row.keyId)}
              isUnfinished={marks.unfinished.has(row.keyId)}
              isRefreshedElsewhere={marks.changes.some(({ keyId }) => keyId === row.keyId)}
              whyNoRefresh={whyNoRefresh}
              isRevealed={revealed?.keyId === row.keyId && revealed.version === row.version}
              onReveal={reveal}
              onRefresh={canRefresh ? refresh : null}
            />
          ))}
        </KeyTable>
      ))}
    </div>
  );
}
