import type { AppError } from "../../../shared/appError.ts";

/**
 * Whether an error on the way to a refresh proves that nothing was refreshed: the request never
 * left, or the server refused it with a 4xx. Anything else may have come after the work was done.
 */
export function wasSurelyNotRefreshed(error: AppError): boolean {
  switch (error.kind) {
    case "connection-lost":
    case "timed-out":
    case "redirected":
    case "answer-too-large":
    case "server-failed":
      return false;
    case "unexpected-answer":
      return error.status >= 400 && error.status < 500;
    default:
      return true;
  }
}
