import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ActivityEntry } from "../../shared/activity.ts";
import type { AppError } from "../../shared/appError.ts";
import { assertNever } from "../../shared/assertNever.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { ActivityExportFile } from "../core/activity/activityPorts.ts";
import type { ExportedKey, ExportFile } from "../core/ports.ts";
import { writeActivityCsv, writeActivityJson, writeCsv, writeJson } from "./writeExport.ts";

type Format = "csv" | "json";

interface Suggestion {
  readonly fileName: string;
  readonly format: Format;
}

/** Asks for a file by the system's own dialog; null when the person thought better of it. */
export type AskForFile = (suggestion: Suggestion) => Promise<string | null>;

/** Writes keys or activity entries into a file that the user names; whole, or not at all. */
export class ExportFileDialog implements ExportFile, ActivityExportFile {
  readonly #askForFile: AskForFile;
  readonly #isLocked: () => boolean;
  #isOpen = false;

  constructor(dependencies: { askForFile: AskForFile; isLocked: () => boolean }) {
    this.#askForFile = dependencies.askForFile;
    this.#isLocked = dependencies.isLocked;
  }

  save(
    suggestion: Suggestion,
    keys: readonly ExportedKey[],
  ): Promise<Result<string | null, AppError>> {
    return this.#save(suggestion, () => [textOf(suggestion.format, keys)]);
  }

  saveActivity(
    suggestion: Suggestion,
    entries: Iterable<ActivityEntry>,
  ): Promise<Result<string | null, AppError>> {
    return this.#save(suggestion, () => activityText(suggestion.format, entries));
  }

  async #save(
    suggestion: Suggestion,
    pieces: () => Iterable<string>,
  ): Promise<Result<string | null, AppError>> {
    if (this.#isLocked()) return err({ kind: "locked" });
    const file = await this.#askOnce(suggestion);
    if (file === null) return ok(null);
    // SECURITY: the app may have been locked while the dialog was open.
    if (this.#isLocked()) return err({ kind: "locked" });
    const isWritten = await writeWhole(file, pieces());
    return isWritten ? ok(basename(file)) : err({ kind: "file-not-written" });
  }

  /** SECURITY: one at a time, so that a page can't bury the screen under dialogs. */
  async #askOnce(suggestion: Suggestion): Promise<string | null> {
    if (this.#isOpen) return null;
    this.#isOpen = true;
    try {
      return await this.#askForFile(suggestion);
    } finally {
      this.#isOpen = false;
    }
  }
}

function textOf(format: Format, keys: readonly ExportedKey[]): string {
  switch (format) {
    case "csv":
      return writeCsv(keys);
    case "json":
      return writeJson(keys);
    default:
      return assertNever(format);
  }
}

function activityText(format: Format, entries: Iterable<ActivityEntry>): Iterable<string> {
  switch (format) {
    case "csv":
      return writeActivityCsv(entries);
    case "json":
      return writeActivityJson(entries);
    default:
      return assertNever(format);
  }
}

/** Beside its place and moved there, so that an older file is there until the new one is whole. */
async function writeWhole(file: string, pieces: Iterable<string>): Promise<boolean> {
  // Its own name, since that of the file may be as long as the disk allows already.
  const unfinished = join(dirname(file), `keyrack-${randomUUID()}.part`);
  try {
    await writeFile(unfinished, pieces, { flag: "wx", mode: 0o600, flush: true });
    await rename(unfinished, file);
    return true;
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return false;
  }
}
