import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import styles from "./ConnectionList.module.css";

interface ConnectionListProps {
  readonly connections: readonly Connection[];
  readonly onRemove: (connection: Connection) => void;
}

export function ConnectionList({ connections, onRemove }: ConnectionListProps) {
  const { text } = useLanguage();
  if (connections.length === 0) {
    return <p className={classNames(styles, "about")}>{text("settings.connections.none")}</p>;
  }
  return (
    <ul className={classNames(styles, "list")}>
      {connections.map((connection) => (
        <li key={connection.connectionId} className={classNames(styles, "connection")}>
          <EnvironmentBadge connection={connection} look="dot" />
          <span className={classNames(styles, "words")}>
            <strong className={classNames(styles, "name")}>{connection.name}</strong>
            <span className={classNames(styles, "about")}>
              {text(`platform.${connection.platform}`)} ·{" "}
              {connection.isDemo ? text("settings.connection.demo") : connection.origin}
            </span>
          </span>
          <EnvironmentBadge connection={connection} look="tag" />
          <Button
            label={text("settings.remove.label", { name: connection.name })}
            onPress={() => onRemove(connection)}
          >
            {text("settings.remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
