import { type FSWatcher, watch } from "node:fs";
import { basename, sep } from "node:path";

/** null when something happened to the folder itself. */
type OnEvent = (folder: string, name: string | null) => void;

/** The system's own watches on folders, one each. What it refuses to watch is not watched. */
export class FolderWatches {
  readonly #onEvent: OnEvent;
  readonly #watchers = new Map<string, FSWatcher>();

  constructor({ onEvent }: { onEvent: OnEvent }) {
    this.#onEvent = onEvent;
  }

  /** @returns those that were not watched before. */
  watchOnly(folders: ReadonlySet<string>): ReadonlySet<string> {
    for (const folder of this.#watchers.keys()) if (!folders.has(folder)) this.#end(folder);
    const begun = [...folders].filter((folder) => !this.#watchers.has(folder));
    return new Set(begun.filter((folder) => this.#begin(folder)));
  }

  /** Another folder may be in its place, and in those below: the next `watchOnly` begins anew. */
  #endBelow(path: string): void {
    for (const folder of this.#watchers.keys()) {
      if (folder === path || folder.startsWith(path + sep)) this.#end(folder);
    }
  }

  /** False when it is gone, may not be looked into, or when the system has no watch left to give. */
  #begin(folder: string): boolean {
    try {
      const watcher = watch(folder, { persistent: false });
      this.#watchers.set(folder, watcher);
      watcher.on("change", (_kind, name) => this.#tell(folder, String(name ?? basename(folder))));
      watcher.on("error", () => {
        this.#end(folder);
        this.#onEvent(folder, null);
      });
      return true;
    } catch {
      return false;
    }
  }

  #tell(folder: string, name: string): void {
    this.#onEvent(folder, name);
    // What becomes of a folder itself is told by its own name, as if it were a file in it.
    if (name !== basename(folder)) return;
    this.#endBelow(folder);
    this.#onEvent(folder, null);
  }

  #end(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
