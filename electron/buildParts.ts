import { join } from "node:path";
import { app, type BrowserWindow, session, shell, type WebContents } from "electron";
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
import { OsKeychain } from "./adapters/osKeychain.ts";
import { parseOrigin } from "./adapters/parseOrigin.ts";
import { keepsPlainText } from "./adapters/preferSecretService.ts";
import { sha256 } from "./adapters/sha256.ts";
import { systemClock as clock } from "./adapters/systemClock.ts";
import { systemRandom as random } from "./adapters/systemRandom.ts";
import { AccountsToForget } from "./core/accountsToForget.ts";
import { ClipboardLease } from "./core/clipboardLease.ts";
import { ConnectAttempts } from "./core/connecting/connectAttempts.ts";
import { ConnectionBook } from "./core/connectionBook.ts";
import { ConnectionSecrets } from "./core/connectionSecrets.ts";
import { DemoAccess } from "./core/demoAccess.ts";
import { demoConnectionId } from "./core/demoConnections.ts";
import { localeOf } from "./core/describeApp.ts";
import { KeyRefresher } from "./core/keyRefresher.ts";
import type { OpenPlatform } from "./core/openPlatform.ts";
import { SignInSessions } from "./core/signInSessions.ts";
import { tokenAccountOf } from "./core/tokenAccounts.ts";
import { TokenVault } from "./core/tokenVault.ts";
import { sendEvent } from "./ipc/sendEvent.ts";
import { BakuunPlatform } from "./platforms/bakuun/bakuunPlatform.ts";
import { BokameraPlatform } from "./platforms/bokamera/bokameraPlatform.ts";
import { checkVersion } from "./platforms/bokamera/checkVersion.ts";
import { openInBrowser } from "./security/openInBrowser.ts";
import { askForFile } from "./windows/askForFile.ts";

interface PartsOptions {
  /** The keychain has answered in another way than before. */
  readonly onStatusChanged: () => void;
  readonly page: () => WebContents | null;
  readonly window: () => BrowserWindow | null;
}

export type Parts = ReturnType<typeof buildParts>;

/**
 * Every adapter and what stands on it: the one place where adapters are built.
 *
 * @param page the page, and `window` its window; null while there is none.
 */
export function buildParts({ onStatusChanged, page, window }: PartsOptions) {
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
    onChanged: (state) => sendEvent(page(), "clipboardStateChanged", state),
  });
  const refresher = new KeyRefresher({ findPlatform: book.findPlatform, random });
  const exportFile = new ExportFileDialog({
    askForFile: (suggestion) => askForFile(window(), suggestion),
  });
  const attempts = new ConnectAttempts();
  const connecting = { attempts, secrets, sessions, identity, random, openPlatform, parseOrigin };
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
