import type { ActivityAction, ActivityResult } from "../../../shared/activity.ts";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";

/** What was done; who, when, and which connection the log finds out by itself. */
export interface ActivityEvent {
  readonly action: ActivityAction;
  readonly connectionId?: ConnectionId;
  readonly key?: {
    readonly keyId: KeyId;
    /** null when it was not seen: the platform did not give it. */
    readonly secret: Secret | null;
  };
  readonly result: ActivityResult;
  /** Words of our own, never a secret, an address or an answer. */
  readonly details?: string;
}

/** Where use cases write down what they do. */
export interface ActivityRecorder {
  /**
   * Resolves once the line is on the disk. When it can't be, `activity-not-recorded`, unless the
   * user has chosen to go on all the same.
   */
  record(event: ActivityEvent): Promise<Result<void, AppError>>;
  /** The same for what must not happen unwritten, whatever the user has chosen. */
  recordStrictly(event: ActivityEvent): Promise<Result<void, AppError>>;
}
