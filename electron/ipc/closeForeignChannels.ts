import { ipcMain } from "electron";

/**
 * electron-store opens a channel of its own that tells any page where our files lie.
 *
 * SECURITY: nobody here asks it, and it checks no sender, so it is closed.
 */
export function closeForeignChannels(): void {
  ipcMain.removeAllListeners("electron-store-get-data");
}
