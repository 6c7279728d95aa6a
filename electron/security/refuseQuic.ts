import { app } from "electron";

/**
 * Keeps main from HTTP/3, which a server may offer by `Alt-Svc`. Must run before the app is ready.
 */
export function refuseQuic(): void {
  // SECURITY: a connection that breaks there may have Chromium send a refresh a second time by
  // itself; `FreshConnections` keeps HTTP/1.1 and HTTP/2 from it, but knows nothing of this one.
  app.commandLine.appendSwitch("disable-quic");
}
