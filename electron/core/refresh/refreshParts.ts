import type { KeyId } from "../../../shared/apiKey.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { LinkedFileCheck } from "../../../shared/linkedFile.ts";
import type { RefreshedConnection } from "../../../shared/refresh.ts";
import type { ActivityRecorder } from "../activity/activityRecorder.ts";
import type { FindPlatform } from "../findPlatform.ts";
import type { Clock, Random } from "../ports.ts";
import type { Secret } from "../secret.ts";
import type { HeldKeys } from "./heldKeys.ts";
import type { JournalRecord } from "./journalRecord.ts";
import type { KeyWatch } from "./keyWatch.ts";
import type { RefreshJournal } from "./refreshJournal.ts";
import type { KeyFingerprint } from "./refreshPorts.ts";

/** What every step of a refresh works with. */
export interface RefreshParts {
  readonly journal: RefreshJournal;
  readonly heldKeys: HeldKeys;
  readonly keyWatch: KeyWatch;
  readonly activity: ActivityRecorder;
  readonly fingerprint: KeyFingerprint;
  /** Dots and the last four characters of a secret. */
  readonly maskedKey: (secret: Secret) => string;
  readonly findPlatform: FindPlatform;
  /** null for one that is not there any more. */
  readonly findConnection: (connectionId: ConnectionId) => RefreshedConnection | null;
  /** Whether the app is locked: then nobody is asked for a key, and none is asked about. */
  readonly isLocked: () => boolean;
  /** Whether the linked files of a key could be updated after a refresh. */
  readonly checkFiles: (
    connectionId: ConnectionId,
    keyId: KeyId,
  ) => Promise<readonly LinkedFileCheck[]>;
  /** How many linked files the key of a record has, and how many hold the new one. */
  readonly filesOf: (record: JournalRecord) => { readonly all: number; readonly done: number };
  readonly clock: Clock;
  readonly random: Random;
}
