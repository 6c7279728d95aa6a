import type {
  ActivityEvent,
  ActivityRecorder,
} from "../../electron/core/activity/activityRecorder.ts";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** An activity log in memory; `isWritable = false` stands for a disk that is full. */
export class RecordingActivity implements ActivityRecorder {
  readonly events: ActivityEvent[] = [];
  isWritable = true;
  isUnrecordedAccepted = false;

  async record(event: ActivityEvent): Promise<Result<void, AppError>> {
    const written = await this.recordStrictly(event);
    return written.ok || !this.isUnrecordedAccepted ? written : ok(undefined);
  }

  async recordStrictly(event: ActivityEvent): Promise<Result<void, AppError>> {
    if (!this.isWritable) return err({ kind: "activity-not-recorded" });
    this.events.push(event);
    return ok(undefined);
  }

  /** "reveal ok", "copy forbidden" … */
  get told(): readonly string[] {
    return this.events.map(({ action, result }) => `${action} ${result}`);
  }
}
