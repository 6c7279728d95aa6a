import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import ElectronStore from "electron-store";
import type { AppLog, Clock } from "../core/ports.ts";
import type { Settings, SettingsStore } from "../core/settingsStore.ts";
import { defaultSettings, settingsSchema } from "./settingsSchema.ts";

const fileName = "settings";

/**
 * The settings in `FOLDER/settings.json` through electron-store, which writes atomically. Read
 * once; what can't be read is kept under another name and said, never silently emptied.
 */
export class ElectronSettingsStore implements SettingsStore {
  readonly setAsideAs: string | null;
  readonly #log: AppLog;
  readonly #store: ElectronStore<Record<string, unknown>> | null;
  #settings: Settings = defaultSettings;
  #isSaved = true;

  constructor(dependencies: { log: AppLog; clock: Clock }, { folder }: { folder: string }) {
    this.#log = dependencies.log;
    const first = this.#open(folder);
    if (first !== null) {
      this.#store = first;
      this.setAsideAs = null;
      return;
    }
    this.setAsideAs = setAside(folder, dependencies.clock.now());
    this.#store = this.#open(folder);
  }

  read(): Settings {
    return this.#settings;
  }

  get isSaved(): boolean {
    return this.#isSaved;
  }

  change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#isSaved = this.#write();
  }

  #write(): boolean {
    if (this.#store === null) return false;
    try {
      this.#store.store = { ...this.#settings };
      return true;
    } catch (error) {
      this.#log.defect("settings could not be written", error);
      return false;
    }
  }

  /** null when the file is there but can't be used. */
  #open(folder: string): ElectronStore<Record<string, unknown>> | null {
    try {
      const store = new ElectronStore({ cwd: folder, name: fileName, clearInvalidConfig: false });
      const parsed = settingsSchema.safeParse({ ...defaultSettings, ...store.store });
      if (!parsed.success) return null;
      this.#settings = parsed.data;
      return store;
    } catch (error) {
      this.#log.defect("settings could not be read", error);
      return null;
    }
  }
}

/** Renames a damaged settings file; the new name, or null when there was nothing to rename. */
function setAside(folder: string, nowMs: number): string | null {
  const damaged = join(folder, `${fileName}.json`);
  if (!existsSync(damaged)) return null;
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-");
  const kept = join(folder, `${fileName}.damaged-${stamp}.json`);
  try {
    renameSync(damaged, kept);
    return kept;
  } catch {
    return damaged;
  }
}
