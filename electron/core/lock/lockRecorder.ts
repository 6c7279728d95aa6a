import type { ActivityResult } from "../../../shared/activity.ts";
import type { AppError } from "../../../shared/appError.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { ActivityEvent, ActivityRecorder } from "../activity/activityRecorder.ts";
import { resultOf } from "../activity/resultOf.ts";
import { waitAtMost } from "../activity/waitAtMost.ts";
import type { AppLog, Clock } from "../ports.ts";

/** A disk that hangs must not keep the app locked. */
const recordingTakesAtMostMs = 3_000;

const untried: readonly ActivityResult[] = [
  "keychain-unavailable",
  "passphrase-too-short",
  "unlock-paused",
  "unlock-refused",
];

interface LockRecorderDependencies {
  readonly activity: ActivityRecorder;
  readonly clock: Clock;
  readonly log: AppLog;
}

/** Writes down what the lock does, which it does whether the log takes it or not. */
export class LockRecorder {
  readonly #parts: LockRecorderDependencies;

  constructor(dependencies: LockRecorderDependencies) {
    this.#parts = dependencies;
  }

  /** `activity-not-recorded` after three seconds, too; the line may still come. */
  async record(event: ActivityEvent): Promise<Result<void, AppError>> {
    let recorded: Result<void, AppError> = notRecorded();
    const recording = this.#write(event).then((written) => {
      recorded = written;
    });
    await waitAtMost(this.#parts.clock, recordingTakesAtMostMs, recording);
    return recorded;
  }

  /**
   * How a try went, where it was one.
   *
   * SECURITY: with lines of what is refused unseen a page could fill the disk.
   */
  async recordTry(
    event: Omit<ActivityEvent, "result">,
    tried: Result<void, AppError>,
  ): Promise<void> {
    const result = resultOf(tried);
    if (!untried.includes(result)) await this.record({ ...event, result });
  }

  /** Waits for nothing: a disk that hangs must not keep secrets. */
  begin(event: ActivityEvent): void {
    void this.#write(event);
  }

  async #write(event: ActivityEvent): Promise<Result<void, AppError>> {
    try {
      return await this.#parts.activity.record(event);
    } catch (error) {
      this.#parts.log.defect("recording the lock", error);
      return notRecorded();
    }
  }
}

function notRecorded(): Result<void, AppError> {
  return err({ kind: "activity-not-recorded" });
}
