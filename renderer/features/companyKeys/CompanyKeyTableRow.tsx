import { memo, useCallback } from "react";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { CompanyKeyRow } from "../../../shared/companyKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { FilesButton } from "../../linkedFiles/FilesButton.tsx";
import { RowActions } from "../../secret/RowActions.tsx";
import { SecretCell } from "../../secret/SecretCell.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { RowButton } from "../../ui/RowButton.tsx";
import { CompanyKeyFacts } from "./CompanyKeyFacts.tsx";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";
import { entryName } from "./entryName.ts";

interface CompanyKeyTableRowProps {
  readonly connectionId: ConnectionId;
  readonly entry: CompanyKeyEntry;
  /** Its place among the rows that are shown, from 0. */
  readonly index: number;
  readonly showsCompany: boolean;
  readonly isRevealed: boolean;
  /** null hides the key that is revealed. */
  readonly onReveal: (keyId: KeyId | null) => void;
  readonly onReplace: (row: CompanyKeyRow) => void;
}

export const CompanyKeyTableRow = memo(function CompanyKeyTableRow(props: CompanyKeyTableRowProps) {
  const { text } = useLanguage();
  const { connectionId, entry, index, isRevealed, onReveal, onReplace } = props;
  const { row } = entry;
  const { keyId, maskedKey } = row;
  const name = entryName(entry, text);
  const hide = useCallback(() => onReveal(null), [onReveal]);
  return (
    // The head is the first row.
    <tr aria-rowindex={index + 2} data-index={index}>
      <SecretCell
        connectionId={connectionId}
        keyId={keyId}
        maskedKey={maskedKey}
        isRevealed={isRevealed}
        onHide={hide}
      />
      <CompanyKeyFacts entry={entry} showsCompany={props.showsCompany} />
      <td>
        <RowActions
          connectionId={connectionId}
          keyId={keyId}
          maskedKey={maskedKey}
          name={name}
          isRevealed={isRevealed}
          onToggleReveal={() => onReveal(isRevealed ? null : keyId)}
        >
          <FilesButton name={name} place={{ connectionId, keyId }} row={row} />
          <RowButton
            shape="icon"
            action="replace"
            label={text("companyKeys.replace", { key: name })}
            tooltip={text("companyKeys.replace.tooltip")}
            onPress={() => onReplace(row)}
          >
            <Icon name="addKey" />
          </RowButton>
        </RowActions>
      </td>
    </tr>
  );
});
