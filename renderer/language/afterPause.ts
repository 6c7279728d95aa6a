import type { AppError } from "../../shared/appError.ts";

/**
 * What of a failed try is still true once its pause is over: a wrong passphrase was wrong, but the
 * next try no longer waits. null when nothing is left of it.
 */
export function afterPause(error: AppError): AppError | null {
  if (error.kind === "unlock-paused") return null;
  return error.kind === "passphrase-wrong" ? { ...error, retryAfterMs: 0 } : error;
}
