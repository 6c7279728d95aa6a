import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import styles from "./ConnectionList.module.css";
import { ConnectionListItem } from "./ConnectionListItem.tsx";

interface ConnectionListProps {
  readonly connections: readonly Connection[];
  readonly onRemove: (connection: Connection) => void;
  readonly onSignOut: (connection: Connection) => Promise<unknown>;
}

export function ConnectionList({ connections, onRemove, onSignOut }: ConnectionListProps) {
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
          onRemove={() => onRemove(connection)}
          onSignOut={() => onSignOut(connection)}
        />
      ))}
    </ul>
  );
}
