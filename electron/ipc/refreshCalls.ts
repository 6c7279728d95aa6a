import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";
import { answerWithState } from "./answerWithState.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";

type RefreshCalls = Pick<
  CallTable,
  | "prepareRefresh"
  | "refreshKeys"
  | "replaceCompanyKey"
  | "resolveRefresh"
  | "verifyRefresh"
  | "setRefreshPlaces"
  | "dismissRefresh"
  | "dropRunbook"
  | "copySupportRequest"
  | "acknowledgeKeyChange"
>;

/** What the page may ask for about refreshes and replacements, from the question to the last tick. */
export function refreshCalls(dependencies: HandlerDependencies): RefreshCalls {
  const { afterRefresh, keyWatch, refreshes } = dependencies;
  const changed = (result: Result<void, AppError>) => answerWithState(dependencies, result);
  return {
    prepareRefresh: (request) => refreshes.prepare(request),
    refreshKeys: (request, isStillAsked) => refreshes.refreshKeys(request, isStillAsked),
    replaceCompanyKey: (request, isStillAsked) => refreshes.replace(request, isStillAsked),
    resolveRefresh: (request) => refreshes.resolve(request),

    verifyRefresh: (request) => afterRefresh.verify(request),
    setRefreshPlaces: async (request) => changed(await afterRefresh.setPlaces(request)),
    dismissRefresh: async (request) => changed(await afterRefresh.dismiss(request)),
    dropRunbook: async (request) => changed(await afterRefresh.dropRunbook(request)),
    copySupportRequest: (request) => dependencies.copySupportRequest(request),

    acknowledgeKeyChange: async ({ connectionId, keyId }) =>
      changed(ok(keyWatch.acknowledge(connectionId, keyId))),
  };
}
