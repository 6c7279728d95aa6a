import { join } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import type { ConnectionId } from "../shared/connection.ts";
import type { FolderScan } from "../shared/linkedFile.ts";
import { activitySecrets } from "./adapters/activitySecrets.ts";
import { configFormats } from "./adapters/configFormats/secretConfigFormats.ts";
import { electronClipboard } from "./adapters/electronClipboard.ts";
import { FolderSearchThread } from "./adapters/folderSearch/folderSearchThread.ts";
import { CacheKey } from "./adapters/linkedFiles/cacheKey.ts";
import { ConfigFileDisk } from "./adapters/linkedFiles/configFileDisk.ts";
import { EncryptedBackups } from "./adapters/linkedFiles/encryptedBackups.ts";
import { LinkFile } from "./adapters/linkedFiles/linkFile.ts";
import { SystemFileWatch } from "./adapters/linkedFiles/systemFileWatch.ts";
import type { ActivityLog } from "./core/activity/activityLog.ts";
import type { ConnectionBook } from "./core/connectionBook.ts";
import type { KnownKeys } from "./core/knownKeys.ts";
import { FolderScans } from "./core/linkedFiles/folderScans.ts";
import { IdentifyKeys } from "./core/linkedFiles/identifyKeys.ts";
import { type KeyConnection, KeyHistory } from "./core/linkedFiles/keyHistory.ts";
import { LinkedFiles } from "./core/linkedFiles/linkedFiles.ts";
import { LinkMemory } from "./core/linkedFiles/linkMemory.ts";
import { PresentKeys } from "./core/linkedFiles/presentKeys.ts";
import type { AppLock } from "./core/lock/appLock.ts";
import type { AppLog, Clock, Keychain, Random } from "./core/ports.ts";
import type { AfterRefresh } from "./core/refresh/afterRefresh.ts";
import type { KeyWatch } from "./core/refresh/keyWatch.ts";
import { AskForPath } from "./windows/askForPath.ts";

interface LinkedFilesParts {
  readonly activity: ActivityLog;
  readonly afterRefresh: () => AfterRefresh;
  readonly book: ConnectionBook;
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly keyWatch: KeyWatch;
  readonly knownKeys: KnownKeys;
  readonly lock: () => AppLock;
  readonly log: AppLog;
  readonly random: Random;
  readonly userData: string;
  readonly window: () => BrowserWindow | null;
  readonly onChanged: () => void;
  readonly onScanChanged: (scan: FolderScan) => void;
}

/** Keys in config files, with all that they are written with, looked for and told by. */
export function buildLinkedFiles(parts: LinkedFilesParts) {
  const { activity, book, clock, keyWatch, knownKeys, log, random, userData } = parts;
  const isLocked = () => parts.lock().isLocked;
  const memory = new LinkMemory({ store: new LinkFile(parts, { folder: userData }) });
  const fingerprint = activity.fingerprintOf.bind(activity);
  const cacheKey = new CacheKey(parts);
  const disk = new ConfigFileDisk();
  const paths = new AskForPath({ dialog, window: parts.window, isLocked });
  const search = new FolderSearchThread({
    script: join(import.meta.dirname, "folderSearchWorker.js"),
    salt: () => activity.fingerprintSalt(),
  });
  const history = new KeyHistory({
    memory,
    fingerprint,
    maskedKey: activitySecrets.maskedKey,
    clock,
    findKnownKey: knownKeys.find,
    listedKey: keyWatch.listedOf.bind(keyWatch),
    describeConnection: (connectionId) => keyConnectionOf(book, connectionId),
  });
  const keyFinder = new PresentKeys({
    history,
    activity,
    findPlatform: book.findPlatform,
    connections: () => book.list(),
    keyWatch,
    knownKeys,
    fingerprint,
    isLocked,
    clock,
  });
  const linkedFiles = new LinkedFiles({
    memory,
    history,
    activity,
    fingerprint,
    disk,
    formats: configFormats,
    backups: new EncryptedBackups({ cacheKey, log }, { folder: join(userData, "backups") }),
    fileWatch: new SystemFileWatch({ log }),
    askForFile: paths.file,
    clock,
    random,
    isLocked,
    findPlatform: book.findPlatform,
    findNewKey: (request) => parts.afterRefresh().newKey(request),
    platformOf: (connectionId) => book.find(connectionId)?.platform ?? "",
    newKeyOf: (refreshId) => parts.afterRefresh().newKeyOfRefresh(refreshId),
    learnKeysOf: (connectionId) => keyFinder.learnKeysOf(connectionId),
    onChanged: parts.onChanged,
  });
  const folderScans = new FolderScans({
    askForFolder: paths.folder,
    search,
    keyFinder,
    disk,
    formats: configFormats,
    linker: linkedFiles,
    clock,
    random,
    log,
    onChanged: parts.onScanChanged,
  });
  const identifyKeys = new IdentifyKeys({
    clipboard: electronClipboard,
    keyFinder,
    search,
    askForFile: paths.file,
  });
  const drop = () => {
    linkedFiles.drop();
    folderScans.drop();
    cacheKey.drop();
  };
  return { linkedFiles, folderScans, identifyKeys, keyHistory: history, dropFiles: drop };
}

/** null for a connection that is not there any more. */
function keyConnectionOf(book: ConnectionBook, connectionId: ConnectionId): KeyConnection | null {
  const saved = book.find(connectionId);
  const platform = book.findPlatform(connectionId);
  if (saved === null || !platform.ok) return null;
  return { name: saved.name, environment: saved.environment, kind: platform.value.kind };
}
