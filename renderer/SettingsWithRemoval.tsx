import { useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";
import { RemoveConnectionDialog } from "./features/connections/RemoveConnectionDialog.tsx";
import {
  type AcceptAppState,
  useConnectionCalls,
} from "./features/connections/useConnectionCalls.ts";
import { SettingsPage } from "./features/settings/SettingsPage.tsx";
import { useSetLanguage } from "./features/settings/useSetLanguage.ts";
import { useLanguage } from "./language/useLanguage.ts";
import { useShowToast } from "./ui/ToastProvider.tsx";

interface SettingsWithRemovalProps {
  readonly app: AppState;
  readonly accept: AcceptAppState;
}

/** The settings, and the question before a connection is removed. */
export function SettingsWithRemoval({ app, accept }: SettingsWithRemovalProps) {
  const { text } = useLanguage();
  const showToast = useShowToast();
  const connectionCalls = useConnectionCalls(accept);
  const setLanguage = useSetLanguage(accept);
  const [removing, setRemoving] = useState<Connection | null>(null);

  const remove = async ({ connectionId, name }: Connection) => {
    const isRemoved = await connectionCalls.remove(connectionId);
    if (isRemoved) showToast({ tone: "done", text: text("remove.done", { name }) });
  };

  return (
    <>
      <SettingsPage app={app} onSetLanguage={setLanguage} onRemove={setRemoving} />
      {removing !== null && (
        <RemoveConnectionDialog
          connection={removing}
          onRemove={() => remove(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}
