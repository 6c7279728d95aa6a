import type { Settings, SettingsStore } from "../../electron/core/settingsStore.ts";
import { defaultProtection } from "../../shared/protection.ts";

/** Settings in memory; `isSaved = false` stands for a disk that refuses them. */
export class FakeSettingsStore implements SettingsStore {
  setAsideAs: string | null = null;
  isSaved = true;
  #settings: Settings = {
    connections: [],
    selectedConnectionId: null,
    language: "system",
    window: null,
    accountsToForget: [],
    protection: defaultProtection,
    hasPassphrase: false,
    copyChoices: [],
  };

  read(): Settings {
    return this.#settings;
  }

  change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
  }
}
