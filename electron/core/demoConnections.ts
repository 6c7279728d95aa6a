import type { ConnectionId } from "../../shared/connection.ts";
import type { SavedConnection } from "./settingsStore.ts";

export const demoConnectionId = "demo" as ConnectionId;
const demoBokameraConnectionId = "demo-bokamera" as ConnectionId;

/** The demo's connections, one a platform; the first is the one to begin with. */
export const demoConnections: readonly SavedConnection[] = [
  {
    connectionId: demoConnectionId,
    platform: "bakuun",
    environment: "live",
    name: "Grand Hotel",
    origin: null,
    namePattern: null,
  },
  {
    connectionId: demoBokameraConnectionId,
    platform: "bokamera",
    environment: "live",
    name: "Grand Spa",
    origin: null,
    namePattern: null,
    // Where the demo's identity server is, it says itself with each start.
    identity: { issuer: "", clientId: "" },
    signIn: null,
    hasApiKey: false,
    companies: [],
  },
];
