import { app, safeStorage } from "electron";

/**
 * On a Linux desktop that Chromium does not know it keeps secrets as plain text, even beside a
 * running Secret Service. Unless told otherwise on the command line, it is pointed to the service;
 * must run before the app is ready.
 */
export function preferSecretService(): void {
  if (process.platform !== "linux" || app.commandLine.hasSwitch("password-store")) return;
  app.commandLine.appendSwitch("password-store", "gnome-libsecret");
}

/** Whether Chromium keeps secrets as plain text here, which counts as having no keychain. */
export function keepsPlainText(): boolean {
  return process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text";
}
