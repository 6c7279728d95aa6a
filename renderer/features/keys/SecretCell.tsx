import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { classNames } from "../../ui/classNames.ts";
import { MaskedKey } from "./MaskedKey.tsx";
import { RevealedSecret } from "./RevealedSecret.tsx";
import styles from "./SecretCell.module.css";

interface SecretCellProps {
  readonly connectionId: ConnectionId;
  readonly row: ApiKeyRow;
  readonly isRevealed: boolean;
  readonly onHide: () => void;
}

/** The key of a row: masked, or for a moment in plain text. Its width never changes. */
export function SecretCell({ connectionId, row, isRevealed, onHide }: SecretCellProps) {
  return (
    <td className={classNames(styles, "cell")}>
      {isRevealed ? (
        <RevealedSecret connectionId={connectionId} row={row} onHide={onHide} />
      ) : (
        <MaskedKey maskedKey={row.maskedKey} />
      )}
    </td>
  );
}
