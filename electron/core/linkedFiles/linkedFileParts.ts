import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { RefreshId } from "../../../shared/refresh.ts";
import type { Result } from "../../../shared/result.ts";
import type { ActivityRecorder } from "../activity/activityRecorder.ts";
import type { SecretSource } from "../activity/readSecret.ts";
import type { Clock, Random } from "../ports.ts";
import type { JournalRecord } from "../refresh/journalRecord.ts";
import type { KeyFingerprint } from "../refresh/refreshPorts.ts";
import type { Secret } from "../secret.ts";
import type { AskForPath } from "./askForPath.ts";
import type { KeyHistory } from "./keyHistory.ts";
import type { ConfigDisk, ConfigFormats, FileBackups, FileWatch } from "./linkedFilePorts.ts";
import type { LinkMemory } from "./linkMemory.ts";

/** What keys in config files are handled with. */
export interface LinkedFileParts extends SecretSource {
  readonly memory: LinkMemory;
  readonly history: KeyHistory;
  readonly activity: ActivityRecorder;
  readonly fingerprint: KeyFingerprint;
  readonly disk: ConfigDisk;
  readonly formats: ConfigFormats;
  readonly backups: FileBackups;
  readonly fileWatch: FileWatch;
  readonly askForFile: AskForPath;
  readonly clock: Clock;
  readonly random: Random;
  readonly isLocked: () => boolean;
  /** The platform of a connection, as its id. */
  readonly platformOf: (connectionId: ConnectionId) => string;
  /** The new key of a refresh, with its record. */
  readonly newKeyOf: (refreshId: RefreshId) => Promise<Result<NewKeyOfRefresh, AppError>>;
  /** Asks a platform for its present keys now. */
  readonly learnKeysOf: (connectionId: ConnectionId) => Promise<Result<void, AppError>>;
  /** Links, or what is known of them, are others now. */
  readonly onChanged: () => void;
}

interface NewKeyOfRefresh {
  readonly record: JournalRecord;
  readonly secret: Secret;
}
