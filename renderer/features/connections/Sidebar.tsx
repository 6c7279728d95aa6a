import type { Connection, ConnectionId } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { BrandMark } from "../../ui/BrandMark.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Shortcut } from "../../ui/Shortcut.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./Sidebar.module.css";
import { SidebarItem } from "./SidebarItem.tsx";

/** "start" is the welcome page, or the keys of the selected connection once there is one. */
export type Page =
  | "start"
  | "refreshes"
  | "files"
  | "activity"
  | "settings"
  | "add-connection"
  | "connect-bakuun"
  | "connect-bokamera"
  | "sign-in";

const pagesOfAdding: readonly Page[] = ["add-connection", "connect-bakuun", "connect-bokamera"];

interface SidebarProps {
  readonly connections: readonly Connection[];
  readonly selectedConnectionId: ConnectionId | null;
  readonly page: Page;
  readonly refreshes: { readonly onRecord: number; readonly unfinished: number };
  /** How many linked files hold something else than their key, or are gone. */
  readonly filesToLookAt: number;
  readonly onSelect: (connectionId: ConnectionId) => void;
  readonly onGoTo: (page: Page) => void;
  readonly onLock: () => void;
}

export function Sidebar(props: SidebarProps) {
  const { text } = useLanguage();
  const { connections, selectedConnectionId, page, onSelect, onGoTo } = props;
  const hasConnections = connections.length > 0;
  const isSelected = (connection: Connection) => connection.connectionId === selectedConnectionId;
  const lists = connections.find(isSelected)?.capabilities.keys ?? "groups";
  const keysLabel = text(lists === "company" ? "companyKeys.title" : "sidebar.keys");
  return (
    <nav className={classNames(styles, "sidebar")} aria-label={text("sidebar.label")}>
      <div className={classNames(styles, "brand")}>
        <BrandMark size={20} />
        {text("app.name")}
      </div>
      <div className={classNames(styles, "caption")}>{text("sidebar.connections")}</div>
      {connections.map((connection) => (
        <SidebarItem
          key={connection.connectionId}
          current={connection.connectionId === selectedConnectionId ? "true" : null}
          label={connection.name}
          icon={<EnvironmentBadge connection={connection} look="dot" />}
          tag={<EnvironmentBadge connection={connection} look="tag" />}
          onPress={() => onSelect(connection.connectionId)}
        />
      ))}
      <SidebarItem
        current={pagesOfAdding.includes(page) ? "page" : null}
        label={text("sidebar.addConnection")}
        icon={<Icon name="add" />}
        onPress={() => onGoTo("add-connection")}
      />
      <div className={classNames(styles, "caption")}>{text("sidebar.view")}</div>
      <SidebarItem
        current={page === "start" ? "page" : null}
        label={hasConnections ? keysLabel : text("sidebar.welcome")}
        icon={<Icon name={hasConnections ? "key" : "start"} />}
        onPress={() => onGoTo("start")}
      />
      {(props.refreshes.onRecord > 0 || page === "refreshes") && (
        <SidebarItem
          current={page === "refreshes" ? "page" : null}
          label={text("refreshes.title")}
          icon={<Icon name="refresh" />}
          tag={<Count count={props.refreshes.unfinished} what={text("refreshes.unfinished")} />}
          onPress={() => onGoTo("refreshes")}
        />
      )}
      <SidebarItem
        current={page === "files" ? "page" : null}
        label={text("sidebar.files")}
        icon={<Icon name="file" />}
        tag={<Count count={props.filesToLookAt} what={text("sidebar.files.needAttention")} />}
        onPress={() => onGoTo("files")}
      />
      <SidebarItem
        current={page === "activity" ? "page" : null}
        label={text("sidebar.activity")}
        icon={<Icon name="activity" />}
        onPress={() => onGoTo("activity")}
      />
      <SidebarItem
        current={page === "settings" ? "page" : null}
        label={text("sidebar.settings")}
        icon={<Icon name="settings" />}
        onPress={() => onGoTo("settings")}
      />
      <div className={classNames(styles, "foot")}>
        <SidebarItem
          current={null}
          label={text("sidebar.lock")}
          icon={<Icon name="lock" />}
          tag={<Shortcut letter="L" />}
          onPress={props.onLock}
        />
      </div>
    </nav>
  );
}

interface CountProps {
  readonly count: number;
  /** What is counted, as it is read aloud. */
  readonly what: string;
}

function Count({ count, what }: CountProps) {
  if (count === 0) return null;
  return (
    <span className={classNames(styles, "count")}>
      {count}
      <VisuallyHidden> {what}</VisuallyHidden>
    </span>
  );
}
