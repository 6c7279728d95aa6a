import type { ActivityResult } from "../../../shared/activity.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { Result } from "../../../shared/result.ts";

/** How something ended, as the activity log tells it. */
export function resultOf(result: Result<unknown, AppError>): ActivityResult {
  return result.ok ? "ok" : result.error.kind;
}
