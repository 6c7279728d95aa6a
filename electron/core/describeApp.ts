import type { ActivityLogStatus } from "../../shared/activity.ts";
import type { AppState, LanguageSetting, Locale } from "../../shared/appState.ts";
import type { LinkedFile } from "../../shared/linkedFile.ts";
import type { LockState, UnlockWays } from "../../shared/lock.ts";
import type { SystemProtection } from "../../shared/protection.ts";
import type { KeyChange, Refresh } from "../../shared/refresh.ts";
import type { ConnectionBook } from "./connectionBook.ts";
import type { SettingsStore } from "./settingsStore.ts";
import type { TokenVault } from "./tokenVault.ts";

/** What never changes during a run. */
export interface RunFacts {
  readonly appVersion: string;
  readonly chromiumSandbox: boolean;
  /** The operating system's language as a BCP 47 tag, `sv-SE`. */
  readonly systemLanguage: string;
  readonly systemProtection: SystemProtection;
}

interface DescribedParts {
  readonly book: ConnectionBook;
  readonly settings: SettingsStore;
  readonly vault: TokenVault;
  readonly lock: { readonly state: LockState; readonly unlockWays: UnlockWays };
  readonly activity: { readonly status: ActivityLogStatus };
  readonly refreshes: {
    readonly list: () => readonly Refresh[];
    readonly setAsideAs: readonly string[];
  };
  readonly linkedFiles: { readonly list: () => readonly LinkedFile[] };
  readonly keyWatch: { readonly changes: readonly KeyChange[] };
}

/** The state of the app as the page sees it. */
export function describeApp(
  { book, settings, vault, lock, activity, refreshes, keyWatch, linkedFiles }: DescribedParts,
  facts: RunFacts,
): AppState {
  const { language, protection, copyChoices } = settings.read();
  // Names, addresses and people are nobody's business while the app is locked.
  const isLocked = lock.state.state === "locked";
  return {
    connections: isLocked ? [] : book.list(),
    selectedConnectionId: isLocked ? null : book.selectedId,
    keychain: vault.status,
    language,
    locale: localeOf(language, facts.systemLanguage),
    chromiumSandbox: facts.chromiumSandbox,
    settingsSetAsideAs: settings.setAsideAs,
    settingsAreSaved: settings.isSaved,
    lock: lock.state,
    unlockWays: lock.unlockWays,
    protection,
    systemProtection: facts.systemProtection,
    activityLog: activity.status,
    refreshes: isLocked ? [] : refreshes.list(),
    refreshesSetAsideAs: isLocked ? [] : refreshes.setAsideAs,
    keyChanges: isLocked ? [] : keyWatch.changes,
    linkedFiles: isLocked ? [] : linkedFiles.list(),
    copyChoices: isLocked ? [] : copyChoices,
    appVersion: facts.appVersion,
  };
}

/** The language in use: the chosen one, else the system's where we speak it, else English. */
export function localeOf(language: LanguageSetting, systemLanguage: string): Locale {
  if (language !== "system") return language;
  return systemLanguage.toLowerCase().startsWith("sv") ? "sv" : "en";
}
