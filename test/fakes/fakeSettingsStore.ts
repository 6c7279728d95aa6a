import type { Settings, SettingsStore } from "../../electron/core/ports.ts";
import type { AppError } from "../../shared/appError.ts";
import { err, ok, type Result } from "../../shared/result.ts";

/** Settings in memory; set `isReadOnly` and nothing is saved any more. */
export class FakeSettingsStore implements SettingsStore {
  setAsideAs: string | null = null;
  isReadOnly = false;
  #settings: Settings = {
    connections: [],
    selectedConnectionId: null,
    language: "system",
    window: null,
  };

  read(): Settings {
    return this.#settings;
  }

  change(change: Partial<Settings>): Result<void, AppError> {
    this.#settings = { ...this.#settings, ...change };
    return this.isReadOnly ? err({ kind: "settings-not-saved" }) : ok(undefined);
  }
}
