import type { FileWatch } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { AppLog } from "../../core/ports.ts";
import { comparableName } from "./comparableName.ts";
import { FolderWatches } from "./folderWatches.ts";
import { type TracedPath, tracePath } from "./tracePath.ts";

/** An editor's save is a handful of events. */
const usualGatherMs = 100;
const tracedAtOnce = 8;
/** What changes again and again while it is looked at is looked at with the next event. */
const mostRounds = 5;

/**
 * Watches files through the folders that lead to them, links included: so they are noticed when
 * they are replaced, removed, made anew, or when a path comes to lead to another file. Nothing is
 * polled; an event of another file in those folders costs a look into a map.
 */
export class SystemFileWatch implements FileWatch {
  readonly #log: AppLog;
  readonly #gatherMs: number;
  readonly #folders = new FolderWatches({
    onEvent: (folder, name) => this.#noteEvent(folder, name),
  });
  readonly #traced = new Map<string, TracedPath | null>();
  /** Folder, name in it as it compares, and the paths that depend on it. */
  #pathsAt = new Map<string, Map<string, Set<string>>>();
  #onChanged: (path: string) => void = () => undefined;
  readonly #toLookAt = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor({ log }: { log: AppLog }, { gatherMs = usualGatherMs } = {}) {
    this.#log = log;
    this.#gatherMs = gatherMs;
  }

  watch(paths: readonly string[], onChanged: (path: string) => void): void {
    this.#onChanged = onChanged;
    const wanted = new Set(paths);
    for (const path of this.#traced.keys()) if (!wanted.has(path)) this.#traced.delete(path);
    for (const path of wanted) {
      if (this.#traced.has(path)) continue;
      this.#traced.set(path, null);
      this.#toLookAt.add(path);
    }
    this.#look();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toLookAt.clear();
    this.#traced.clear();
    this.#pathsAt.clear();
    this.#folders.watchOnly(new Set());
  }

  #noteEvent(folder: string, name: string | null): void {
    const paths = this.#pathsThrough(folder, name);
    if (paths.length === 0) return;
    for (const path of paths) this.#toLookAt.add(path);
    // Not put off by further events: a file that never rests is looked at all the same.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, this.#gatherMs);
  }

  /** A name or, with null, any name in the folder. */
  #pathsThrough(folder: string, name: string | null): readonly string[] {
    const names = this.#pathsAt.get(folder);
    const paths = name === null ? [...(names?.values() ?? [])] : [names?.get(comparableName(name))];
    return paths.flatMap((some) => [...(some ?? [])]);
  }

  #look(): void {
    this.#work = this.#work
      .then(() => this.#lookAtAll())
      .catch((error) => this.#log.defect("file watch", error));
  }

  async #lookAtAll(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const paths = [...this.#toLookAt];
      this.#toLookAt.clear();
      await this.#trace(paths);
      const begun = this.#folders.watchOnly(this.#sortOut());
      if (begun.size === 0) return;
      // What happened before a watch began, and after the path was traced, is seen by another look.
      for (const [path, traced] of this.#traced) {
        const isAffected = traced?.turnings.some(({ folder }) => begun.has(folder)) === true;
        if (isAffected) this.#toLookAt.add(path);
      }
    }
  }

  async #trace(paths: readonly string[]): Promise<void> {
    for (let at = 0; at < paths.length; at += tracedAtOnce) {
      await Promise.all(
        paths.slice(at, at + tracedAtOnce).map(async (path) => {
          const traced = await tracePath(path);
          const before = this.#traced.get(path);
          // Not watched any more.
          if (before === undefined) return;
          this.#traced.set(path, traced);
          if (before !== null && before.stamp !== traced.stamp) this.#onChanged(path);
        }),
      );
    }
  }

  /** @returns the folders to be watched. */
  #sortOut(): ReadonlySet<string> {
    this.#pathsAt = new Map();
    for (const [path, traced] of this.#traced) {
      for (const { folder, name } of traced?.turnings ?? []) {
        const names = this.#pathsAt.get(folder) ?? new Map<string, Set<string>>();
        const key = comparableName(name);
        this.#pathsAt.set(folder, names.set(key, (names.get(key) ?? new Set()).add(path)));
      }
    }
    return new Set(this.#pathsAt.keys());
  }
}
