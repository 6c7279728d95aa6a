import type { AppState, LanguageSetting, Locale } from "../../shared/appState.ts";
import type { ConnectionBook } from "./connectionBook.ts";
import type { SettingsStore } from "./settingsStore.ts";
import type { TokenVault } from "./tokenVault.ts";

/** What never changes during a run. */
export interface RunFacts {
  readonly appVersion: string;
  readonly chromiumSandbox: boolean;
  /** The operating system's language as a BCP 47 tag, `sv-SE`. */
  readonly systemLanguage: string;
}

/** The state of the app as the page sees it. */
export function describeApp(
  dependencies: { book: ConnectionBook; settings: SettingsStore; vault: TokenVault },
  facts: RunFacts,
): AppState {
  const { book, settings, vault } = dependencies;
  const { language } = settings.read();
  return {
    connections: book.list(),
    selectedConnectionId: book.selectedId,
    keychain: vault.status,
    language,
    locale: localeOf(language, facts.systemLanguage),
    chromiumSandbox: facts.chromiumSandbox,
    settingsSetAsideAs: settings.setAsideAs,
    settingsAreSaved: settings.isSaved,
    appVersion: facts.appVersion,
  };
}

/** The language in use: the chosen one, else the system's where we speak it, else English. */
export function localeOf(language: LanguageSetting, systemLanguage: string): Locale {
  if (language !== "system") return language;
  return systemLanguage.toLowerCase().startsWith("sv") ? "sv" : "en";
}
