import type { AppError } from "../../shared/appError.ts";

/**
 * Whether work that was ordered may have been done in spite of this error. False only where the
 * error proves that it was not: the request never left, or the server refused it with a 4xx.
 * Anything else may have come after the work.
 */
export function mayHaveWorked(error: AppError): boolean {
  switch (error.kind) {
    case "connection-lost":
    case "timed-out":
    case "redirected":
    case "answer-too-large":
    case "server-failed":
    case "refresh-outcome-unknown":
    case "internal":
      return true;
    case "unexpected-answer":
      return error.status < 400 || error.status > 499;
    default:
      return false;
  }
}
