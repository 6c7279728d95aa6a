import { useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import type { Refresh } from "../shared/refresh.ts";
import { useCompanyKeysCache } from "./features/companyKeys/useCompanyKeysCache.ts";
import { RemoveConnectionDialog } from "./features/connections/RemoveConnectionDialog.tsx";
import {
  type AcceptAppState,
  useConnectionCalls,
} from "./features/connections/useConnectionCalls.ts";
import { heldRefreshes } from "./features/refreshes/openRefreshes.ts";
import { SettingsPage } from "./features/settings/SettingsPage.tsx";
import { useSetLanguage } from "./features/settings/useSetLanguage.ts";
import { useSetProtection } from "./features/settings/useSetProtection.ts";
import { useLanguage } from "./language/useLanguage.ts";
import { useShowToast } from "./ui/ToastProvider.tsx";

interface SettingsWithRemovalProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
}

/** The settings, with what they do to connections, and the question before one is removed. */
export function SettingsWithRemoval({ app, accept }: SettingsWithRemovalProps) {
  const { text } = useLanguage();
  const showToast = useShowToast();
  const connectionCalls = useConnectionCalls(accept);
  const setLanguage = useSetLanguage(accept);
  const setProtection = useSetProtection(accept);
  const companyKeysCache = useCompanyKeysCache();
  const [removing, setRemoving] = useState<Connection | null>(null);

  const remove = async ({ connectionId, name }: Connection) => {
    const isRemoved = await connectionCalls.remove(connectionId);
    if (isRemoved) showToast({ tone: "done", text: text("remove.done", { name }) });
  };
  const signOut = async (connection: Connection) => {
    const { name } = connection;
    const isSignedOut = await connectionCalls.signOut(connection);
    // Whatever the server said: here nobody is signed in, so nobody sees the list.
    companyKeysCache.forget(connection.connectionId);
    if (isSignedOut) showToast({ tone: "done", text: text("signOut.done", { name }) });
  };

  return (
    <>
      <SettingsPage
        app={app}
        accept={accept}
        onSetLanguage={setLanguage}
        onSetProtection={setProtection}
        onRemove={setRemoving}
        onSignOut={signOut}
      />
      {removing !== null && (
        <RemoveConnectionDialog
          connection={removing}
          refreshes={refreshesOf(removing, app)}
          onRemove={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}

/** What goes with a connection: records of refreshes, and new keys that are held for them. */
function refreshesOf({ connectionId }: Connection, app: AppState) {
  const isOfIt = ({ connection }: Refresh) => connection.connectionId === connectionId;
  return {
    onRecord: app.refreshes.filter(isOfIt).length,
    held: heldRefreshes(app).filter(isOfIt).length,
  };
}
