import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { ConnectionId } from "../shared/connection.ts";
import type { RefreshId } from "../shared/refresh.ts";
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
import { needsAttention } from "./features/files/needsAttention.ts";
import { useKeysCache } from "./features/keys/useKeysCache.ts";
import { useLock } from "./features/lock/useLock.ts";
import { openRefreshes } from "./features/refreshes/openRefreshes.ts";
import { KeyFilesPlace } from "./KeyFilesPlace.tsx";
import { useLanguage } from "./language/useLanguage.ts";
import { RefreshOutcomes } from "./RefreshOutcomes.tsx";
import { CopyAsPlace } from "./secret/CopyAsPlace.tsx";
import { classNames } from "./ui/classNames.ts";
import { TooltipPlace } from "./ui/Tooltip.tsx";
import { useMenuCommands } from "./useMenuCommands.ts";
import { usePageFocus } from "./usePageFocus.ts";
import { firstOpen, type LeftPlace, type ShellPlace } from "./useShellPlace.ts";
import { useShownConnection } from "./useShownConnection.ts";

/** Reload there means what they show, which they look after themselves, or nothing. */
const pagesWithoutKeys: readonly Page[] = ["refreshes", "files", "activity"];

interface AppShellProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
  /** Where it begins; what it is later makes no difference. */
  readonly start: ShellPlace;
  /** The lock takes it away. */
  readonly onLeave: (left: LeftPlace) => void;
}

/** The frame of the window: connections and pages at the left, the page, the status line. */
export function AppShell({ app, accept, start, onLeave }: AppShellProps) {
  const { text } = useLanguage();
  const [page, setPage] = useState<Page>(start.page);
  const [recorded, setRecorded] = useState<readonly RefreshId[]>(start.refreshIds);
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

  const leave = useEffectEvent(() =>
    onLeave({ page, refreshIds: recorded, refreshes: app.refreshes }),
  );
  useEffect(() => () => leave(), []);

  const goTo = (next: Page) => {
    // Whoever comes back to the refreshes later is led to none of them.
    setRecorded([]);
    setPage(next);
  };
  const showRecorded = useCallback(
    (refreshIds: readonly RefreshId[]) => {
      hold(null);
      setRecorded(refreshIds);
      setPage("refreshes");
    },
    [hold],
  );
  useMenuCommands({
    "reload-keys": () => {
      if (connection === null || pagesWithoutKeys.includes(page)) return;
      keysCache.reload(connection.connectionId);
      companyKeysCache.reload(connection.connectionId);
    },
    "add-connection": () => goTo("add-connection"),
    "open-settings": () => goTo("settings"),
    "open-files": () => goTo("files"),
    "open-activity": () => goTo("activity"),
  });
  const select = (connectionId: ConnectionId) => {
    goTo("start");
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
        refreshes={{
          onRecord: app.refreshes.length,
          unfinished: openRefreshes(app).unfinished.length,
        }}
        filesToLookAt={app.linkedFiles.filter(needsAttention).length}
        onSelect={select}
        onGoTo={goTo}
        onLock={lock}
      />
      <main ref={content} className={classNames(styles, "content")} tabIndex={-1}>
        <div className={classNames(styles, "column")}>
          <AppBanners
            app={app}
            onOpenActivity={page === "activity" ? null : () => goTo("activity")}
            onOpenRefreshes={page === "refreshes" ? null : () => showRecorded(firstOpen(app))}
          />
          <RefreshOutcomes refreshes={app.refreshes} />
          <TooltipPlace>
            <CopyAsPlace app={app}>
              <KeyFilesPlace app={app} onHold={(isOpen) => hold(isOpen ? connection : null)}>
                <AppPage
                  app={app}
                  page={page}
                  connection={connection}
                  accept={accept}
                  recorded={recorded}
                  onRecorded={showRecorded}
                  onHold={hold}
                  onGoTo={goTo}
                  onDone={() => setPage((current) => (current === page ? "start" : current))}
                />
              </KeyFilesPlace>
            </CopyAsPlace>
          </TooltipPlace>
        </div>
      </main>
      <StatusBar keychain={app.keychain}>
        <ClipboardLine />
      </StatusBar>
    </div>
  );
}
