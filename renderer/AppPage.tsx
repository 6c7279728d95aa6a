import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import type { RefreshId } from "../shared/refresh.ts";
import { CompanyKeysWithCreation } from "./CompanyKeysWithCreation.tsx";
import { ActivityPage } from "./features/activity/ActivityPage.tsx";
import { useCompanyKeysCache } from "./features/companyKeys/useCompanyKeysCache.ts";
import { AddConnectionPage } from "./features/connections/AddConnectionPage.tsx";
import { ConnectBakuunForm } from "./features/connections/ConnectBakuunForm.tsx";
import { ConnectBokameraForm } from "./features/connections/ConnectBokameraForm.tsx";
import type { Page } from "./features/connections/Sidebar.tsx";
import { SignInAgainForm } from "./features/connections/SignInAgainForm.tsx";
import {
  type AcceptAppState,
  useConnectionCalls,
} from "./features/connections/useConnectionCalls.ts";
import { WelcomePage } from "./features/connections/WelcomePage.tsx";
import { FilesPage } from "./features/files/FilesPage.tsx";
import { KeysWithRefresh } from "./KeysWithRefresh.tsx";
import { useLanguage } from "./language/useLanguage.ts";
import { RefreshesWithResume } from "./RefreshesWithResume.tsx";
import { SettingsWithRemoval } from "./SettingsWithRemoval.tsx";
import { useShowToast } from "./ui/ToastProvider.tsx";

interface AppPageProps {
  readonly app: AppState;
  readonly page: Page;
  /** null when there are none yet. */
  readonly connection: Connection | null;
  readonly accept: AcceptAppState;
  /** The refreshes that have just been confirmed; none once they were seen. */
  readonly recorded: readonly RefreshId[];
  readonly onRecorded: (refreshIds: readonly RefreshId[]) => void;
  readonly onHold: (connection: Connection | null) => void;
  readonly onGoTo: (page: Page) => void;
  /** What this page was for is done: on to the start, unless the user has gone elsewhere. */
  readonly onDone: () => void;
}

export function AppPage(props: AppPageProps) {
  const { app, page, connection, accept, recorded, onRecorded, onHold, onGoTo, onDone } = props;
  const { text } = useLanguage();
  const showToast = useShowToast();
  const { connectDemo } = useConnectionCalls(accept);
  const companyKeysCache = useCompanyKeysCache();

  if (page === "refreshes") {
    const onGoToKeys = () => onGoTo("start");
    return <RefreshesWithResume {...{ app, accept, recorded, onRecorded, onGoToKeys }} />;
  }
  if (page === "files") return <FilesPage app={app} accept={accept} />;
  if (page === "activity") return <ActivityPage />;
  if (page === "settings") return <SettingsWithRemoval app={app} accept={accept} />;
  const onConnected = (name: string) => {
    showToast({ tone: "done", text: text("connect.done", { name }) });
    onDone();
  };
  const connecting = { accept, onConnected, onCancel: onDone };
  if (page === "connect-bakuun") return <ConnectBakuunForm {...connecting} />;
  if (page === "connect-bokamera") return <ConnectBokameraForm {...connecting} />;
  const onConnectDemo = async () => {
    if (await connectDemo()) onDone();
  };
  const choices = {
    onConnectBakuun: () => onGoTo("connect-bakuun"),
    onConnectBokamera: () => onGoTo("connect-bokamera"),
  };
  if (connection === null) return <WelcomePage {...choices} onConnectDemo={onConnectDemo} />;
  if (page === "add-connection") {
    const hasDemo = app.connections.some(({ isDemo }) => isDemo);
    return <AddConnectionPage {...choices} onConnectDemo={hasDemo ? null : onConnectDemo} />;
  }
  if (page === "sign-in") {
    const onSignedIn = () => {
      // It may be another person, who may see other keys.
      companyKeysCache.forget(connection.connectionId);
      onDone();
    };
    const signingIn = { connection, accept, onSignedIn, onCancel: onDone };
    return <SignInAgainForm key={connection.connectionId} {...signingIn} />;
  }
  if (connection.capabilities.keys === "company") {
    return (
      <CompanyKeysWithCreation
        key={connection.connectionId}
        connection={connection}
        accept={accept}
        onHold={onHold}
        onRecorded={onRecorded}
        onSignIn={() => onGoTo("sign-in")}
      />
    );
  }
  return (
    <KeysWithRefresh
      key={connection.connectionId}
      app={app}
      connection={connection}
      onHold={onHold}
      onRecorded={onRecorded}
    />
  );
}
