import { watch } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

export interface JournalWatch {
  /** Resolves at the write that was waited for. */
  readonly reached: Promise<void>;
  close(): void;
}

const folderIn = (userDataDir: string) => path.join(userDataDir, "refreshes");

/** Waits for the nth write into the journal from now on: to begin, or to be done. */
export function watchJournal(
  userDataDir: string,
  { write, is }: { readonly write: number; readonly is: "begun" | "done" },
): JournalWatch {
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const begun = new Set<string>();
  let done = 0;
  const watcher = watch(folderIn(userDataDir), (event, name) => {
    if (name?.endsWith(".tmp")) begun.add(name);
    if (event === "rename" && name?.endsWith(".json")) done += 1;
    if ((is === "begun" ? begun.size : done) >= write) reach();
  });
  return { reached, close: () => watcher.close() };
}

/** How many records the journal has on the disk. */
export async function countRecords(userDataDir: string): Promise<number> {
  const names = await readdir(folderIn(userDataDir));
  return names.filter((name) => name.endsWith(".json")).length;
}
