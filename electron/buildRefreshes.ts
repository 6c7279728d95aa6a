import { join } from "node:path";
import type { KeyId } from "../shared/apiKey.ts";
import type { Locale } from "../shared/appState.ts";
import type { ConnectionId } from "../shared/connection.ts";
import type { RefreshRequest } from "../shared/contract.ts";
import { activitySecrets } from "./adapters/activitySecrets.ts";
import { copyWords } from "./adapters/electronClipboard.ts";
import { JournalDiskFolder } from "./adapters/journal/journalDiskFolder.ts";
import { KeyMemoryFile } from "./adapters/keyMemoryFile.ts";
import { createMessages } from "./adapters/messages.ts";
import type { AccountsToForget } from "./core/accountsToForget.ts";
import type { ActivityLog } from "./core/activity/activityLog.ts";
import { CompanyKeyOrders } from "./core/companyKeyOrders.ts";
import type { ConnectionBook } from "./core/connectionBook.ts";
import type { LinkedFiles } from "./core/linkedFiles/linkedFiles.ts";
import type { AppLock } from "./core/lock/appLock.ts";
import type { AppLog, Clock, Keychain, Random } from "./core/ports.ts";
import { AfterRefresh } from "./core/refresh/afterRefresh.ts";
import { copySupportRequest } from "./core/refresh/copySupportRequest.ts";
import { HeldKeys } from "./core/refresh/heldKeys.ts";
import type { JournalRecord } from "./core/refresh/journalRecord.ts";
import { KeyWatch } from "./core/refresh/keyWatch.ts";
import { mayBeOurs } from "./core/refresh/ownChanges.ts";
import { Refreshes } from "./core/refresh/refreshes.ts";
import { RefreshJournal } from "./core/refresh/refreshJournal.ts";
import type { TokenVault } from "./core/tokenVault.ts";

interface RefreshingParts {
  readonly accountsToForget: AccountsToForget;
  readonly activity: ActivityLog;
  readonly book: ConnectionBook;
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly linkedFiles: () => LinkedFiles;
  readonly locale: () => Locale;
  readonly lock: () => AppLock;
  readonly log: AppLog;
  readonly random: Random;
  readonly userData: string;
  readonly vault: TokenVault;
  readonly onChanged: () => void;
}

/** Refreshing with all that it writes down before and holds after. */
export function buildRefreshes(parts: RefreshingParts) {
  const { activity, book, clock, onChanged, userData, vault } = parts;
  const disk = new JournalDiskFolder({ clock }, { folder: join(userData, "refreshes") });
  const journal = new RefreshJournal({ disk, onChanged });
  const keyWatch = new KeyWatch({
    memory: new KeyMemoryFile({ log: parts.log, clock }, { folder: userData }),
    clock,
    isOurs: (connectionId, { keyId, version }) =>
      mayBeOurs(journal, { connectionId, keyId, version }),
    onChanged,
  });
  const refreshParts = {
    ...parts,
    journal,
    keyWatch,
    heldKeys: new HeldKeys(parts),
    fingerprint: activity.fingerprintOf.bind(activity),
    maskedKey: activitySecrets.maskedKey,
    findPlatform: book.findPlatform,
    isLocked: () => parts.lock().isLocked,
    checkFiles: (connectionId: ConnectionId, keyId: KeyId) =>
      parts.linkedFiles().checksBeforeRefresh(connectionId, keyId),
    filesOf: (record: JournalRecord) => parts.linkedFiles().ofRefresh(record),
    findConnection: (connectionId: ConnectionId) => refreshedConnectionOf(book, connectionId),
  };
  const keyOrders = new CompanyKeyOrders();
  const refreshes = new Refreshes({
    ...refreshParts,
    keyOrders,
    stepUpWay: () => {
      const { touchId, passphrase } = parts.lock().unlockWays;
      if (touchId) return "touch-id";
      return passphrase ? "passphrase" : null;
    },
    stepUp: (request) => parts.lock().stepUp(request),
    keepsNewKeys: () => vault.status.state === "available",
  });
  const support = { journal, copyWords, text: () => createMessages(parts.locale()) };
  return {
    journal,
    keyOrders,
    keyWatch,
    refreshes,
    afterRefresh: new AfterRefresh(refreshParts),
    copySupportRequest: (request: RefreshRequest) => copySupportRequest(support, request),
  };
}

function refreshedConnectionOf(book: ConnectionBook, connectionId: ConnectionId) {
  const saved = book.find(connectionId);
  if (saved === null) return null;
  const { name, platform, environment, origin } = saved;
  return { connectionId, name, platform, environment, isDemo: origin === null };
}
