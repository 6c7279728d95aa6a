import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import { AddConnectionPage } from "./features/connections/AddConnectionPage.tsx";
import { ConnectBakuunForm } from "./features/connections/ConnectBakuunForm.tsx";
import type { Page } from "./features/connections/Sidebar.tsx";
import {
  type AcceptAppState,
  useConnectionCalls,
} from "./features/connections/useConnectionCalls.ts";
import { WelcomePage } from "./features/connections/WelcomePage.tsx";
import { KeysWithRefresh } from "./KeysWithRefresh.tsx";
import { useLanguage } from "./language/useLanguage.ts";
import { SettingsWithRemoval } from "./SettingsWithRemoval.tsx";
import { useShowToast } from "./ui/ToastProvider.tsx";

interface AppPageProps {
  readonly app: AppState;
  readonly page: Page;
  /** null when there are none yet. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
  readonly onHold: (connection: Connection | null) => void;
  readonly onGoTo: (page: Page) => void;
  /** What this page was for is done: on to the start, unless the user has gone elsewhere. */
  readonly onDone: () => void;
}

export function AppPage(props: AppPageProps) {
  const { app, page, connection, accept, onHold, onGoTo, onDone } = props;
  const { text } = useLanguage();
  const showToast = useShowToast();
  const { connectDemo } = useConnectionCalls(accept);

  if (page === "settings") return <SettingsWithRemoval app={app} accept={accept} />;
  if (page === "connect-bakuun") {
    const onConnected = (name: string) => {
      showToast({ tone: "done", text: text("connect.done", { name }) });
      onDone();
    };
    return <ConnectBakuunForm accept={accept} onConnected={onConnected} onCancel={onDone} />;
  }
  const onConnectBakuun = () => onGoTo("connect-bakuun");
  const onConnectDemo = async () => {
    if (await connectDemo()) onDone();
  };
  if (connection === null) {
    return <WelcomePage onConnectBakuun={onConnectBakuun} onConnectDemo={onConnectDemo} />;
  }
  if (page === "add-connection") {
    const hasDemo = app.connections.some(({ isDemo }) => isDemo);
    return (
      <AddConnectionPage
        onConnectBakuun={onConnectBakuun}
        onConnectDemo={hasDemo ? null : onConnectDemo}
      />
    );
  }
  return <KeysWithRefresh key={connection.connectionId} connection={connection} onHold={onHold} />;
}
