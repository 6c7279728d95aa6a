import type { AppError } from "../../shared/appError.ts";
import { ok, type Result } from "../../shared/result.ts";
import { setProtection } from "../core/setProtection.ts";
import { answerWithState } from "./answerWithState.ts";
import type { CallTable, HandlerDependencies } from "./callTable.ts";

type GuardCalls = Pick<
  CallTable,
  | "getAppState"
  | "getClipboardState"
  | "clearClipboard"
  | "keepClipboard"
  | "lock"
  | "unlock"
  | "setPassphrase"
  | "setProtection"
  | "setLanguage"
  | "listActivity"
  | "exportActivity"
  | "acceptUnrecorded"
>;

/** What the page may ask for about what guards the keys: clipboard, lock, settings, activity. */
export function guardCalls(dependencies: HandlerDependencies): GuardCalls {
  const { activity, describeApp, lease, lock, settings } = dependencies;
  const changed = (result: Result<void, AppError>) => answerWithState(dependencies, result);
  return {
    getAppState: async () => ok(describeApp()),

    getClipboardState: async () => ok(lease.state),
    clearClipboard: async () => ok(await lease.clear()),
    keepClipboard: async () => ok(await lease.keep()),

    lock: async () => changed(ok(await lock.lock("user"))),
    unlock: async (request) => changed(await lock.unlock(request)),
    setPassphrase: async (request) => changed(await lock.setPassphrase(request)),
    setProtection: async (request) => {
      const result = await setProtection({ settings, activity }, request);
      lock.settingsChanged();
      return changed(result);
    },
    setLanguage: async ({ language }) => changed(ok(settings.change({ language }))),

    listActivity: (request) => activity.list(request),
    exportActivity: (request) => activity.exportEntries(request),
    acceptUnrecorded: async () => changed(ok(activity.acceptUnrecorded())),
  };
}
