import { useState } from "react";
import type { AppState } from "../shared/appState.ts";
import type { Connection } from "../shared/connection.ts";

interface ShownConnection {
  /** null when there are none yet. */
  readonly connection: Connection | null;
  /** Keeps a connection on the page, whichever is selected meanwhile; null lets it go. */
  readonly hold: (connection: Connection | null) => void;
}

/** The selected connection, unless a question that is open is about another one. */
export function useShownConnection(app: AppState): ShownConnection {
  const [held, hold] = useState<Connection | null>(null);
  return { connection: held ?? selectedConnection(app), hold };
}

/** The selected connection, or the first one when the selected one is gone. */
function selectedConnection(app: AppState): Connection | null {
  const isSelected = (connection: Connection) =>
    connection.connectionId === app.selectedConnectionId;
  return app.connections.find(isSelected) ?? app.connections[0] ?? null;
}
