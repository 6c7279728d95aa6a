import { useEffect, useRef, useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { ConnectionId } from "../shared/connection.ts";
import { AppBanners } from "./AppBanners.tsx";
import { AppPage } from "./AppPage.tsx";
import styles from "./AppShell.module.css";
import { ClipboardLine } from "./ClipboardLine.tsx";
import { StatusBar } from "./features/clipboard/StatusBar.tsx";
import { useCompanyKeysCache } from "./features/companyKeys/useCompanyKeysCache.ts";
import { type Page, Sidebar } from "./features/connections/Sidebar.tsx";
import {
  type AcceptAppState,
  useConnectionCalls,
} from "./features/connections/useConnectionCalls.ts";
import { useKeysCache } from "./features/keys/useKeysCache.ts";
import { useLock } from "./features/lock/useLock.ts";
import { useLanguage } from "./language/useLanguage.ts";
import { classNames } from "./ui/classNames.ts";
import { TooltipPlace } from "./ui/Tooltip.tsx";
import { useMenuCommands } from "./useMenuCommands.ts";
import { usePageFocus } from "./usePageFocus.ts";
import { useShownConnection } from "./useShownConnection.ts";

interface AppShellProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
}

/** The frame of the window: connections and pages at the left, the page, the status line. */
export function AppShell({ app, accept }: AppShellProps) {
  const { text } = useLanguage();
  const [page, setPage] = useState<Page>("start");
  const content = useRef<HTMLElement>(null);
  const connectionCalls = useConnectionCalls(accept);
  const lock = useLock(accept);
  const keysCache = useKeysCache();
  const companyKeysCache = useCompanyKeysCache();
  const { connection, hold } = useShownConnection(app);
  usePageFocus(content, `${page} ${connection?.connectionId ?? ""}`);

  useEffect(() => {
    const shown = connection === null ? [] : [connection];
    const kept = [...app.connections, ...shown].map(({ connectionId }) => connectionId);
    keysCache.keepOnly(kept);
    companyKeysCache.keepOnly(kept);
  }, [app.connections, connection, keysCache, companyKeysCache]);

  useMenuCommands({
    "reload-keys": () => {
      // There it means the log, which the page looks after itself.
      if (connection === null || page === "activity") return;
      keysCache.reload(connection.connectionId);
      companyKeysCache.reload(connection.connectionId);
    },
    "add-connection": () => setPage("add-connection"),
    "open-settings": () => setPage("settings"),
    "open-activity": () => setPage("activity"),
  });
  const select = (connectionId: ConnectionId) => {
    setPage("start");
    if (connectionId !== connection?.connectionId) void connectionCalls.select(connectionId);
  };

  return (
    <div className={classNames(styles, "shell")}>
      <button
        type="button"
        className={classNames(styles, "skip")}
        onClick={() => content.current?.focus()}
      >
        {text("app.skipToContent")}
      </button>
      <Sidebar
        connections={app.connections}
        selectedConnectionId={connection?.connectionId ?? null}
        page={page}
        onSelect={select}
        onGoTo={setPage}
        onLock={lock}
      />
      <main ref={content} className={classNames(styles, "content")} tabIndex={-1}>
        <div className={classNames(styles, "column")}>
          <AppBanners
            app={app}
            onOpenActivity={page === "activity" ? null : () => setPage("activity")}
          />
          <TooltipPlace>
            <AppPage
              app={app}
              page={page}
              connection={connection}
              accept={accept}
              onHold={hold}
              onGoTo={setPage}
              onDone={() => setPage((current) => (current === page ? "start" : current))}
            />
          </TooltipPlace>
        </div>
      </main>
      <StatusBar keychain={app.keychain}>
        <ClipboardLine />
      </StatusBar>
    </div>
  );
}
