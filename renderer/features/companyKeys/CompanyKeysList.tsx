import { memo } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyList, CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { CompanyKeysTable } from "./CompanyKeysTable.tsx";
import { FindingsSummary } from "./FindingsSummary.tsx";
import { NoCompanyKeys } from "./NoCompanyKeys.tsx";
import type { KeysViewChanges } from "./useKeysView.ts";
import type { ShownKeys } from "./useShownKeys.ts";

interface CompanyKeysListProps {
  readonly connection: Connection;
  readonly list: CompanyKeyList;
  readonly activeOnly: boolean;
  readonly keys: ShownKeys;
  readonly changes: KeysViewChanges;
  readonly revealed: KeyId | null;
  readonly onReveal: (keyId: KeyId | null) => void;
  readonly onReplace: (row: CompanyKeyRow) => void;
  readonly onShowAll: () => void;
}

/** The keys of one query, or why there are none to see. A key stroke in the filter passes it by. */
export const CompanyKeysList = memo(function CompanyKeysList(props: CompanyKeysListProps) {
  const { connection, list, activeOnly, keys, changes, revealed, onReveal } = props;
  const { all, shown, view } = keys;

  if (all.length === 0) {
    return (
      <NoCompanyKeys
        connection={connection}
        reason={activeOnly ? "noActive" : "empty"}
        keys={0}
        onShowAll={props.onShowAll}
      />
    );
  }
  return (
    <>
      <FindingsSummary keys={keys} pressed={view.findings} onToggle={changes.toggleFinding} />
      {shown.length === 0 ? (
        <NoCompanyKeys
          connection={connection}
          reason="noMatch"
          keys={all.length}
          onShowAll={props.onShowAll}
        />
      ) : (
        <CompanyKeysTable
          connectionId={connection.connectionId}
          entries={shown}
          view={view}
          showsCompany={list.mayChooseCompany}
          revealed={revealed}
          onReveal={onReveal}
          onReplace={props.onReplace}
          onSort={changes.toggleSort}
        />
      )}
    </>
  );
});
