import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./ConnectionList.module.css";
import { ConnectionListItem } from "./ConnectionListItem.tsx";
import type { AcceptAppState } from "./usePassphraseChange.ts";

interface ConnectionListProps {
  readonly connections: readonly Connection[];
  readonly accept: AcceptAppState;
  readonly onRemove: (connection: Connection) => void;
  readonly onSignOut: (connection: Connection) => Promise<unknown>;
}

export function ConnectionList(props: ConnectionListProps) {
  const { connections, accept, onRemove, onSignOut } = props;
  const { text } = useLanguage();
  if (connections.length === 0) {
    return <p className={classNames(styles, "none")}>{text("settings.connections.none")}</p>;
  }
  return (
    <ul className={classNames(styles, "list")}>
      {connections.map((connection) => (
        <ConnectionListItem
          key={connection.connectionId}
          connection={connection}
          accept={accept}
          onRemove={() => onRemove(connection)}
          onSignOut={() => onSignOut(connection)}
        />
      ))}
    </ul>
  );
}
