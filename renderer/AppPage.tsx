import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
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
  readonly onGoTo: (page: Page) => void;
}

export function AppPage({ app, page, connection, accept, onGoTo }: AppPageProps) {
  const { text } = useLanguage();
  const showToast = useShowToast();
  const { connectDemo } = useConnectionCalls(accept);

  if (page === "settings") return <SettingsWithRemoval app={app} accept={accept} />;
  if (page === "add-connection") {
    const onConnected = (name: string) => {
      showToast({ tone: "done", text: text("connect.done", { name }) });
      onGoTo("start");
    };
    const onCancel = () => onGoTo("start");
    return <ConnectBakuunForm accept={accept} onConnected={onConnected} onCancel={onCancel} />;
  }
  if (connection === null) {
    const onConnectBakuun = () => onGoTo("add-connection");
    return <WelcomePage onConnectBakuun={onConnectBakuun} onConnectDemo={connectDemo} />;
  }
  return <KeysWithRefresh key={connection.connectionId} connection={connection} />;
}
