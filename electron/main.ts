import { join } from "node:path";
import { app, type BrowserWindow, session, shell, type WebContents } from "electron";
import type { Locale } from "../shared/appState.ts";
import type { MenuCommand } from "../shared/contract.ts";
import { DemoServerProcess } from "./adapters/demoServerProcess.ts";
import { electronClipboard } from "./adapters/electronClipboard.ts";
import { ElectronHttpClient } from "./adapters/electronHttpClient.ts";
import { ElectronSettingsStore } from "./adapters/electronSettingsStore.ts";
import { ExportFileDialog } from "./adapters/exportFileDialog.ts";
import { createFileLog } from "./adapters/fileLog.ts";
import { createFingerprint } from "./adapters/fingerprint.ts";
import { OpenIdIdentityServer } from "./adapters/identity/openIdIdentityServer.ts";
import { returnPageTexts } from "./adapters/identity/returnPage.ts";
import { KeychainThread } from "./adapters/keychainThread.ts";
import { createMessages } from "./adapters/messages.ts";
import { OsKeychain } from "./adapters/osKeychain.ts";
import { parseOrigin } from "./adapters/parseOrigin.ts";
import { keepsPlainText, preferSecretService } from "./adapters/preferSecretService.ts";
import { sha256 } from "./adapters/sha256.ts";
import { systemClock as clock } from "./adapters/systemClock.ts";
import { systemRandom as random } from "./adapters/systemRandom.ts";
import { clearClipboardBeforeQuit } from "./clearClipboardBeforeQuit.ts";
import { readCommandLine } from "./commandLine.ts";
import { AccountsToForget } from "./core/accountsToForget.ts";
import { ClipboardLease } from "./core/clipboardLease.ts";
import { ConnectAttempts } from "./core/connecting/connectAttempts.ts";
import { ConnectionBook } from "./core/connectionBook.ts";
import { DemoAccess } from "./core/demoAccess.ts";
import { demoConnectionId } from "./core/demoConnections.ts";
import { describeApp, localeOf } from "./core/describeApp.ts";
import { KeyRefresher } from "./core/keyRefresher.ts";
import type { OpenPlatform } from "./core/openPlatform.ts";
import { SignInSessions } from "./core/signInSessions.ts";
import { tokenAccountOf } from "./core/tokenAccounts.ts";
import { TokenVault } from "./core/tokenVault.ts";
import { closeForeignChannels } from "./ipc/closeForeignChannels.ts";
import { registerHandlers } from "./ipc/registerHandlers.ts";
import { sendEvent } from "./ipc/sendEvent.ts";
import { BakuunPlatform } from "./platforms/bakuun/bakuunPlatform.ts";
import { BokameraPlatform } from "./platforms/bokamera/bokameraPlatform.ts";
import { checkVersion } from "./platforms/bokamera/checkVersion.ts";
import { registerAppScheme, serveApp } from "./security/appProtocol.ts";
import { enableChromiumSandbox } from "./security/enableChromiumSandbox.ts";
import { openInBrowser } from "./security/openInBrowser.ts";
import { refuseNavigation } from "./security/refuseNavigation.ts";
import { refusePermissions } from "./security/refusePermissions.ts";
import { setApplicationMenu } from "./windows/applicationMenu.ts";
import { askForFile } from "./windows/askForFile.ts";
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
  const parts = buildParts(() => pageFollows());
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

/** Every adapter and what stands on it. */
function buildParts(onStatusChanged: () => void) {
  const userData = app.getPath("userData");
  const log = createFileLog(() => join(userData, "logs"));
  const settings = new ElectronSettingsStore({ log, clock }, { folder: userData });
  const keytar = new KeychainThread({ script: join(import.meta.dirname, "keychainWorker.js") });
  const keychain = new OsKeychain({ keytar, keepsPlainText });
  const vault = new TokenVault({ keychain, clock, onStatusChanged });
  const demoServer = new DemoServerProcess({
    script: join(import.meta.dirname, "demoServer.js"),
    stateDir: () => join(userData, "demo-server"),
  });
  const tokenAccount = tokenAccountOf(demoConnectionId);
  const demo = new DemoAccess({ vault, demoServer, random, tokenAccount });
  const http = new ElectronHttpClient({
    openSession: () => session.fromPartition("platforms", { cache: false }),
  });
  const accountsToForget = new AccountsToForget({ settings, vault });
  const identity = new OpenIdIdentityServer({
    http,
    clock,
    openInBrowser: (address) => openInBrowser({ shell }, address),
    texts: () => returnPageTexts(localeOf(settings.read().language, app.getLocale())),
  });
  const sessions = new SignInSessions({ vault, identity, clock, demo, settings, accountsToForget });
  const fingerprint = createFingerprint();
  const openPlatform: OpenPlatform = {
    bakuun: (environment, openAccess) =>
      new BakuunPlatform({ http, clock, openAccess }, { environment }),
    bokamera: (session) => new BokameraPlatform({ http, clock, fingerprint, session }),
    checkBokamera: (origin) => checkVersion({ http, clock }, origin),
  };
  const book = new ConnectionBook({
    settings,
    vault,
    accountsToForget,
    demo,
    sessions,
    openPlatform,
  });
  const lease = new ClipboardLease({
    clipboard: electronClipboard,
    clock,
    digest: sha256,
    onChanged: (state) => sendEvent(page(), "clipboardStateChanged", state),
  });
  const refresher = new KeyRefresher({ findPlatform: book.findPlatform, random });
  const exportFile = new ExportFileDialog({
    askForFile: (suggestion) => askForFile(window, suggestion),
  });
  const attempts = new ConnectAttempts();
  const connecting = { attempts, sessions, identity, random, openPlatform, parseOrigin };
  return {
    log,
    settings,
    vault,
    accountsToForget,
    book,
    lease,
    refresher,
    exportFile,
    ...connecting,
  };
}

type Parts = ReturnType<typeof buildParts>;

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
