import type { z } from "zod";
import { readParsedFile } from "./readParsedFile.ts";
import { writeFileAtomically } from "./writeFileAtomically.ts";

const saveWithinMs = 5_000;

/** State in memory with its copy on disk. It holds no secret, only what secrets derive from. */
export interface StateFile<State> {
  readonly get: () => State;
  /** On disk when it returns. Throws when the disk refuses, and then nothing has changed. */
  readonly commit: (next: State) => void;
  /** In memory at once, on disk within five seconds: for what may be lost in a crash. */
  readonly changeSoon: (next: State) => void;
  /** Writes what is not on disk yet. */
  readonly close: () => void;
}

/**
 * Opens the state of an earlier run. Where there is none, or only a damaged file, which is set
 * aside, it starts afresh.
 */
export function openStateFile<State>(
  { log }: { readonly log: (line: string) => void },
  input: {
    readonly path: string;
    readonly schema: z.ZodType<State>;
    readonly makeFresh: () => State;
  },
): StateFile<State> {
  let state = readParsedFile({ log }, input) ?? input.makeFresh();
  let saveTimer: NodeJS.Timeout | null = null;

  const commit = (next: State): void => {
    writeFileAtomically(input.path, `${JSON.stringify(next, null, 2)}\n`);
    state = next;
    if (saveTimer !== null) clearTimeout(saveTimer);
    saveTimer = null;
  };

  const saveNow = (): void => {
    saveTimer = null;
    try {
      commit(state);
    } catch (error) {
      log(`demo server: ${input.path} was not written: ${String(error)}`);
    }
  };

  const changeSoon = (next: State): void => {
    state = next;
    saveTimer ??= setTimeout(saveNow, saveWithinMs).unref();
  };

  const close = (): void => {
    if (saveTimer === null) return;
    clearTimeout(saveTimer);
    saveNow();
  };

  commit(state);
  return { get: () => state, commit, changeSoon, close };
}
