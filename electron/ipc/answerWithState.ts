import type { AppError } from "../../shared/appError.ts";
import type { AppState } from "../../shared/appState.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { HandlerDependencies } from "./callTable.ts";

/** Has menus and pages follow what a call has changed, and answers it with the new state. */
export function answerWithState(
  { appStateChanged, describeApp }: HandlerDependencies,
  result: Result<void, AppError>,
): Result<AppState, AppError> {
  appStateChanged();
  return result.ok ? ok(describeApp()) : result;
}
