import { join } from "node:path";
import {
  app,
  type BrowserWindow,
  dialog,
  powerMonitor,
  session,
  shell,
  type WebContents,
} from "electron";
import { DemoServerProcess } from "./adapters/demoServerProcess.ts";
import { electronClipboard } from "./adapters/electronClipboard.ts";
import { ElectronHttpClient } from "./adapters/electronHttpClient.ts";
import { ElectronSettingsStore } from "./adapters/electronSettingsStore.ts";
import { ExportFileDialog } from "./adapters/exportFileDialog.ts";
import { createFileLog } from "./adapters/fileLog.ts";
import { createFingerprint } from "./adapters/fingerprint.ts";
import { OpenIdIdentityServer } from "./adapters/identity/openIdIdentityServer.ts";
import { returnPageTexts } from "./adapters/identity/returnPage.ts";
import { keychainServiceOf } from "./adapters/keychainService.ts";
import { KeychainThread } from "./adapters/keychainThread.ts";
import { createSystemLockSignals } from "./adapters/lock/createSystemLockSignals.ts";
import { createMessages } from "./adapters/messages.ts";
import { OsKeychain } from "./adapters/osKeychain.ts";
import { parseOrigin } from "./adapters/parseOrigin.ts";
import { keepsPlainText } from "./adapters/preferSecretService.ts";
import { sha256 } from "./adapters/sha256.ts";
import { systemClock as clock } from "./adapters/systemClock.ts";
import { systemRandom as random } from "./adapters/systemRandom.ts";
import { canonicalPathOf } from "./adapters/userDataFolder.ts";
import { buildActivity } from "./buildActivity.ts";
import { buildLinkedFiles } from "./buildLinkedFiles.ts";
import { buildLock } from "./buildLock.ts";
import { buildRefreshes } from "./buildRefreshes.ts";
import { AccountsToForget } from "./core/accountsToForget.ts";
import { CaptureShield } from "./core/captureShield.ts";
import { ClipboardLease } from "./core/clipboardLease.ts";
import { ConnectAttempts } from "./core/connecting/connectAttempts.ts";
import { ConnectionBook } from "./core/connectionBook.ts";
import { ConnectionSecrets } from "./core/connectionSecrets.ts";
import { DemoAccess } from "./core/demoAccess.ts";
import { demoConnectionId } from "./core/demoConnections.ts";
import { localeOf } from "./core/describeApp.ts";
import { KnownKeys } from "./core/knownKeys.ts";
import { learnFromActivity } from "./core/linkedFiles/learnFromActivity.ts";
import type { OpenPlatform } from "./core/openPlatform.ts";
import { SignInSessions } from "./core/signInSessions.ts";
import { tokenAccountOf } from "./core/tokenAccounts.ts";
import { TokenVault } from "./core/tokenVault.ts";
import { sendEvent } from "./ipc/sendEvent.ts";
import { BakuunPlatform } from "./platforms/bakuun/bakuunPlatform.ts";
import { BokameraPlatform } from "./platforms/bokamera/bokameraPlatform.ts";
import { checkVersion } from "./platforms/bokamera/checkVersion.ts";
import { openInBrowser } from "./security/openInBrowser.ts";
import { AddressDialog } from "./windows/addressDialog.ts";
import { askForFile } from "./windows/askForFile.ts";

interface PartsOptions {
  /** Something of the app's state has changed by itself. */
  readonly onChanged: () => void;
  readonly page: () => WebContents | null;
  readonly window: () => BrowserWindow | null;
}

export type Parts = ReturnType<typeof buildParts>;

/**
 * Every adapter and what stands on it: the one place where adapters are built.
 *
 * @param page the page, and `window` its window; null while there is none.
 */
export function buildParts({ onChanged, page, window }: PartsOptions) {
  const userData = app.getPath("userData");
  const log = createFileLog(() => join(userData, "logs"));
  const settings = new ElectronSettingsStore({ log, clock }, { folder: userData });
  const usualFolder = join(app.getPath("appData"), app.getName());
  const service = keychainServiceOf(canonicalPathOf(userData), canonicalPathOf(usualFolder));
  const keytar = new KeychainThread({ script: join(import.meta.dirname, "keychainWorker.js") });
  const keychain = new OsKeychain({ keytar, keepsPlainText, service });
  const vault = new TokenVault({ keychain, clock, onStatusChanged: onChanged });
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
  const locale = () => localeOf(settings.read().language, app.getLocale());
  const identity = new OpenIdIdentityServer({
    http,
    clock,
    openInBrowser: (page) => openInBrowser({ shell }, page),
    texts: () => returnPageTexts(locale()),
  });
  const secrets = new ConnectionSecrets({ settings, vault, accountsToForget });
  const sessions = new SignInSessions({ secrets, identity, clock, demo, settings });
  const fingerprint = createFingerprint();
  const openPlatform: OpenPlatform = {
    bakuun: (environment, openAccess) =>
      new BakuunPlatform({ http, clock, openAccess }, { environment }),
    bokamera: (session) => new BokameraPlatform({ http, clock, fingerprint, session }),
    checkBokamera: (origin) => checkVersion({ http, clock }, origin),
  };
  const book = new ConnectionBook({
    settings,
    secrets,
    accountsToForget,
    demo,
    sessions,
    openPlatform,
  });
  const lease = new ClipboardLease({
    clipboard: electronClipboard,
    clock,
    digest: sha256,
    lastsMs: () => {
      const { clipboardSeconds } = settings.read().protection;
      return clipboardSeconds === null ? null : clipboardSeconds * 1000;
    },
    onChanged: (state) => sendEvent(page(), "clipboardStateChanged", state),
  });
  const protect = (isProtected: boolean) => window()?.setContentProtection(isProtected);
  const shield = new CaptureShield({ clock, settings, protect });
  const exportFile = new ExportFileDialog({
    askForFile: (suggestion) => askForFile(window(), suggestion),
    isLocked: () => lock.isLocked,
  });
  const knownKeys = new KnownKeys();
  const activity = buildActivity({
    book,
    clock,
    exportFile,
    keychain,
    knownKeys,
    locale,
    onChanged,
    onEvent: (event) => learnFromActivity(learning(), event),
    random,
    userData,
  });
  const learning = () => ({
    history: files.keyHistory,
    onLearned: files.linkedFiles.recheck,
  });
  const refreshing = buildRefreshes({
    accountsToForget,
    activity,
    book,
    clock,
    keychain,
    linkedFiles: () => files.linkedFiles,
    locale,
    lock: () => lock,
    log,
    random,
    userData,
    vault,
    onChanged,
  });
  const files = buildLinkedFiles({
    activity,
    afterRefresh: () => refreshing.afterRefresh,
    book,
    clock,
    keychain,
    keyWatch: refreshing.keyWatch,
    knownKeys,
    lock: () => lock,
    log,
    random,
    userData,
    window,
    onChanged,
    onScanChanged: (scan) => sendEvent(page(), "folderScanChanged", scan),
  });
  const attempts = new ConnectAttempts();
  const { lock, idleTime } = buildLock({
    activity,
    clock,
    holders: {
      activity,
      attempts,
      demo,
      files: { drop: files.dropFiles },
      lease,
      sessions,
      shield,
      vault,
    },
    keychain,
    log,
    settings,
    touchIdReason: (purpose) => createMessages(locale())(`lock.touchIdReason.${purpose}`),
    onUnlocked: () => {
      void refreshing.refreshes.resolveAll();
      void files.linkedFiles.start();
    },
    onChanged,
  });
  const lockSignals = createSystemLockSignals({
    powerMonitor,
    clock,
    platform: process.platform,
    env: process.env,
  });
  const addresses = new AddressDialog({
    dialog,
    clock,
    window,
    text: () => createMessages(locale()),
    isLocked: () => lock.isLocked,
  });
  return {
    log,
    settings,
    vault,
    accountsToForget,
    book,
    lease,
    shield,
    knownKeys,
    activity,
    ...refreshing,
    ...files,
    exportFile,
    lock,
    lockSignals,
    idleTime,
    attempts,
    secrets,
    sessions,
    identity,
    random,
    openPlatform,
    parseOrigin,
    confirmAddress: addresses.confirm,
  };
}
