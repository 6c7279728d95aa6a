import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";
import type { ActivityEvent, ActivityRecorder } from "./activityRecorder.ts";
import { resultOf } from "./resultOf.ts";

/**
 * Writes down how something has ended that was done whether or not it can be written down.
 *
 * @returns how it ended.
 */
export async function noted<Value>(
  activity: ActivityRecorder,
  event: Omit<ActivityEvent, "result">,
  ended: Result<Value, AppError>,
): Promise<Result<Value, AppError>> {
  await activity.record({ ...event, result: resultOf(ended) });
  return ended;
}
