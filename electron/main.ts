import { join } from "node:path";
import { app, type BrowserWindow, session, type WebContents } from "electron";
import type { Locale } from "../shared/appState.ts";
import type { MenuCommand } from "../shared/contract.ts";
import { createMessages } from "./adapters/messages.ts";
import { preferSecretService } from "./adapters/preferSecretService.ts";
import { systemClock as clock } from "./adapters/systemClock.ts";
import { buildParts, type Parts } from "./buildParts.ts";
import { clearClipboardBeforeQuit } from "./clearClipboardBeforeQuit.ts";
import { readCommandLine } from "./commandLine.ts";
import { describeApp } from "./core/describeApp.ts";
import { closeForeignChannels } from "./ipc/closeForeignChannels.ts";
import { registerHandlers } from "./ipc/registerHandlers.ts";
import { sendEvent } from "./ipc/sendEvent.ts";
import { registerAppScheme, serveApp } from "./security/appProtocol.ts";
import { enableChromiumSandbox } from "./security/enableChromiumSandbox.ts";
import { refuseNavigation } from "./security/refuseNavigation.ts";
import { refusePermissions } from "./security/refusePermissions.ts";
import { setApplicationMenu } from "./windows/applicationMenu.ts";
import { bringToFront, openMainWindow } from "./windows/mainWindow.ts";

const commandLine = readCommandLine(app.commandLine, process.cwd());
if (commandLine.userDataDir !== null) app.setPath("userData", commandLine.userDataDir);

let window: BrowserWindow | null = null;

const chromiumSandbox = enableChromiumSandbox();
preferSecretService();
registerAppScheme();

// A second start only brings the first to the front.
if (app.requestSingleInstanceLock()) {
  refuseNavigation();
  // Not awaited: at the top level of an ES module this would keep a packaged app from ever
  // becoming ready.
  void app.whenReady().then(run);
} else {
  app.quit();
}

function run(): void {
  const parts = buildParts({ onStatusChanged: () => pageFollows(), page, window: () => window });
  const { settings, book, vault, lease } = parts;
  const describe = () =>
    describeApp(
      { book, settings, vault },
      { appVersion: app.getVersion(), chromiumSandbox, systemLanguage: app.getLocale() },
    );
  let menuLocale: Locale | null = null;
  const pageFollows = () => {
    const state = describe();
    sendEvent(page(), "appStateChanged", state);
    if (state.locale === menuLocale) return;
    menuLocale = state.locale;
    const send = (command: MenuCommand) => sendEvent(page(), "menuCommand", command);
    setApplicationMenu({ text: createMessages(state.locale), send }, process);
  };

  closeForeignChannels();
  refusePermissions(session.defaultSession);
  serveApp(join(import.meta.dirname, "../renderer"));
  registerHandlers({
    ...parts,
    clock,
    describeApp: describe,
    appStateChanged: pageFollows,
    comeBack: () => window !== null && bringToFront(window),
  });
  if (commandLine.demo) book.connectDemo();
  pageFollows();
  openWindow(parts);
  void followKeychain(parts, vault.probe());

  clearClipboardBeforeQuit(app, lease);
  app.on("second-instance", () => (window === null ? openWindow(parts) : bringToFront(window)));
  app.on("activate", () => window === null && openWindow(parts));
  app.on("window-all-closed", () => process.platform !== "darwin" && app.quit());
}

function openWindow(parts: Parts): void {
  const { settings, vault, lease } = parts;
  const preload = join(import.meta.dirname, "../preload/preload.cjs");
  window = openMainWindow({ settings }, { preload });
  window.on("focus", () => {
    void lease.retryIfNotCleared();
    void followKeychain(parts, vault.probeAgain());
  });
  window.on("closed", () => {
    window = null;
  });
}

/** Once the keychain answers, what it had not let go of is taken out of it. */
async function followKeychain(
  { vault, accountsToForget }: Parts,
  asked: Promise<void>,
): Promise<void> {
  await asked;
  if (vault.status.state === "available") await accountsToForget.retry();
}

function page(): WebContents | null {
  return window?.webContents ?? null;
}
