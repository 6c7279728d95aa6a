import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import { keyName } from "../../language/keyNames.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { CopyButton } from "./CopyButton.tsx";
import styles from "./RowActions.module.css";

interface RowActionsProps {
  readonly connectionId: ConnectionId;
  readonly row: ApiKeyRow;
  readonly isRevealed: boolean;
  readonly onToggleReveal: () => void;
  /** null where the platform can't make a new secret for a key. */
  readonly onRefresh: (() => void) | null;
}

export function RowActions(props: RowActionsProps) {
  const { text } = useLanguage();
  const { row, isRevealed } = props;
  const key = keyName(row, text);
  const reveal = isRevealed ? "hide" : "reveal";
  return (
    <div className={classNames(styles, "actions")}>
      <Tooltip text={text(`keys.${reveal}.tooltip`)}>
        <Button
          tone="quiet"
          shape="icon"
          action="reveal"
          label={text(`keys.${reveal}`, { key })}
          onPress={props.onToggleReveal}
        >
          <Icon name={reveal} />
        </Button>
      </Tooltip>
      <CopyButton connectionId={props.connectionId} row={row} />
      <span className={classNames(styles, "gap")} />
      {props.onRefresh !== null && (
        <Tooltip text={text("keys.refresh.tooltip")}>
          <Button
            tone="quiet"
            shape="icon"
            action="refresh"
            label={text("keys.refresh.label", { key })}
            onPress={props.onRefresh}
          >
            <Icon name="refresh" />
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
