import { join } from "node:path";
import type { Locale } from "../shared/appState.ts";
import { ActivityDiskFile } from "./adapters/activityDiskFile.ts";
import { activityOsUser } from "./adapters/activityOsUser.ts";
import { activitySecrets } from "./adapters/activitySecrets.ts";
import { createActivityWords } from "./adapters/activityWords.ts";
import type { ExportFileDialog } from "./adapters/exportFileDialog.ts";
import { ActivityLog } from "./core/activity/activityLog.ts";
import type { ActivityEvent } from "./core/activity/activityRecorder.ts";
import type { ConnectionBook } from "./core/connectionBook.ts";
import { describeConnection } from "./core/describeConnection.ts";
import type { KnownKeys } from "./core/knownKeys.ts";
import type { Clock, Keychain, Random } from "./core/ports.ts";

interface ActivityParts {
  readonly book: ConnectionBook;
  readonly clock: Clock;
  readonly exportFile: ExportFileDialog;
  readonly keychain: Keychain;
  readonly knownKeys: KnownKeys;
  readonly locale: () => Locale;
  readonly onChanged: () => void;
  readonly onEvent: (event: ActivityEvent) => void;
  readonly random: Random;
  readonly userData: string;
}

/** The activity log with all that its lines tell of. */
export function buildActivity(parts: ActivityParts): ActivityLog {
  const { book, knownKeys, locale, onChanged, userData } = parts;
  return new ActivityLog({
    ...parts,
    file: new ActivityDiskFile({ folder: join(userData, "activity") }),
    words: createActivityWords(locale),
    secrets: activitySecrets,
    osUser: activityOsUser(),
    describeConnection: (connectionId) => describeConnection(book, connectionId),
    findKnownKey: knownKeys.find,
    onStatusChanged: onChanged,
  });
}
