import { join } from "node:path";
import { app, type BrowserWindow, session, type WebContents } from "electron";
import type { Locale } from "../shared/appState.ts";
import type { MenuCommand } from "../shared/contract.ts";
import { clipboardProtections } from "./adapters/clipboardMarkers.ts";
import { canMarkClipboard } from "./adapters/electronClipboard.ts";
import { createMessages } from "./adapters/messages.ts";
import { preferSecretService } from "./adapters/preferSecretService.ts";
import { systemClock as clock } from "./adapters/systemClock.ts";
import { makeUserDataFolder } from "./adapters/userDataFolder.ts";
import { buildParts, type Parts } from "./buildParts.ts";
import { readCommandLine } from "./commandLine.ts";
import { describeApp } from "./core/describeApp.ts";
import { holdQuit } from "./holdQuit.ts";
import { closeForeignChannels } from "./ipc/closeForeignChannels.ts";
import { registerHandlers } from "./ipc/registerHandlers.ts";
import { sendEvent } from "./ipc/sendEvent.ts";
import { registerAppScheme, serveApp } from "./security/appProtocol.ts";
import { confinePage } from "./security/confinePage.ts";
import { disableCoreDumps } from "./security/disableCoreDumps.ts";
import { enableChromiumSandbox } from "./security/enableChromiumSandbox.ts";
import { guardSessions } from "./security/guardSessions.ts";
import { refuseDebugSwitches } from "./security/refuseDebugSwitches.ts";
import { refuseDirectConnections } from "./security/refuseDirectConnections.ts";
import { refuseNavigation } from "./security/refuseNavigation.ts";
import { refuseQuic } from "./security/refuseQuic.ts";
import { setApplicationMenu } from "./windows/applicationMenu.ts";
import { bringToFront, openMainWindow } from "./windows/mainWindow.ts";

refuseDebugSwitches();

const commandLine = readCommandLine(app.commandLine, process.cwd());
if (commandLine.userDataDir !== null) {
  app.setPath("userData", makeUserDataFolder(commandLine.userDataDir));
}

let window: BrowserWindow | null = null;

const chromiumSandbox = enableChromiumSandbox();
preferSecretService();
registerAppScheme();

// A second start only brings the first to the front.
if (app.requestSingleInstanceLock()) {
  refuseNavigation();
  refuseDirectConnections();
  refuseQuic();
  guardSessions();
  // Not awaited: at the top level of an ES module this would keep a packaged app from ever
  // becoming ready.
  void Promise.all([app.whenReady(), disableCoreDumps()]).then(run);
} else {
  app.quit();
}

function run(): void {
  const parts = buildParts({ onChanged: () => pageFollows(), page, window: () => window });
  const { activity, book, journal, lease, lock, lockSignals, vault } = parts;
  const describe = () => describeApp(parts, runFacts());
  let menuLocale: Locale | null = null;
  const pageFollows = () => {
    const state = describe();
    sendEvent(page(), "appStateChanged", state);
    if (state.locale === menuLocale) return;
    menuLocale = state.locale;
    const send = (command: MenuCommand) => sendEvent(page(), "menuCommand", command);
    const text = createMessages(state.locale);
    setApplicationMenu({ text, send, lock: () => void lock.lock("user") }, process);
  };

  closeForeignChannels();
  confinePage(session.defaultSession);
  serveApp(join(import.meta.dirname, "../renderer"));
  registerHandlers({
    ...parts,
    clock,
    describeApp: describe,
    appStateChanged: pageFollows,
    comeBack: () => window !== null && bringToFront(window),
  });
  if (commandLine.demo) book.connectDemo();
  void Promise.all([journal.open(), lock.start()]).then(() => resolveEarlier(parts));
  pageFollows();
  openWindow(parts);
  lockSignals.listen((reason) => void lock.lock(reason));
  // Not before there is something to see: the log can wait.
  window?.once("ready-to-show", () => void activity.open());
  void followKeychain(parts, vault.probe());

  // In this order: a copy under way ends with a line in the log.
  holdQuit(app, () => lease.close().then(() => activity.flush()));
  app.on("second-instance", () => (window === null ? openWindow(parts) : bringToFront(window)));
  app.on("activate", () => window === null && openWindow(parts));
  app.on("window-all-closed", () => process.platform !== "darwin" && app.quit());
}

function openWindow(parts: Parts): void {
  const { settings, vault, lease, lock, idleTime, shield } = parts;
  const preload = join(import.meta.dirname, "../preload/preload.cjs");
  window = openMainWindow({ settings }, { preload });
  window.on("focus", () => {
    idleTime.touched();
    void lease.retryIfNotCleared();
    // One that does not answer is left alone: asking may open its prompt.
    if (vault.status.state === "available") void lock.comeBack();
    void followKeychain(parts, vault.probeAgain());
  });
  window.webContents.on("before-input-event", () => idleTime.touched());
  window.webContents.on("before-mouse-event", () => idleTime.touched());
  // A page that is gone shows nothing any more.
  window.webContents.on("render-process-gone", () => shield.lower());
  window.on("closed", () => {
    window = null;
  });
}

/** What never changes during a run. */
function runFacts() {
  const { platform } = process;
  return {
    appVersion: app.getVersion(),
    chromiumSandbox,
    systemLanguage: app.getLocale(),
    systemProtection: {
      hidesFromCapture: platform === "win32" || platform === "darwin",
      clipboard: clipboardProtections(platform, { canMark: canMarkClipboard }),
    },
  };
}

/** What an earlier run has left open; behind a lock it waits for the unlocking. */
function resolveEarlier({ lock, linkedFiles, refreshes }: Parts): void {
  if (lock.isLocked) return;
  void refreshes.resolveAll();
  void linkedFiles.start();
}

/** Once the keychain answers, what it had not let go of is taken out of it. */
async function followKeychain(parts: Parts, asked: Promise<void>): Promise<void> {
  const { vault, accountsToForget, activity, lock } = parts;
  const didAnswer = vault.status.state === "available";
  await asked;
  if (vault.status.state !== "available") return;
  await lock.keychainAnswers();
  activity.keychainAnswers();
  if (!didAnswer) resolveEarlier(parts);
  await accountsToForget.retry();
}

function page(): WebContents | null {
  return window?.webContents ?? null;
}
