import { app } from "electron";
import { refuseDownloads } from "./refuseDownloads.ts";
import { refusePermissions } from "./refusePermissions.ts";

/** Every session there will be is guarded alike. Must run before the app is ready. */
export function guardSessions(): void {
  app.on("session-created", (session) => {
    refusePermissions(session);
    refuseDownloads(session);
  });
}
