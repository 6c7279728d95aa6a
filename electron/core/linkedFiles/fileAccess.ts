import type { AppError } from "../../../shared/appError.ts";
import type {
  ConfigFile,
  ConfigFileEntry,
  ConfigFormat,
  FileId,
  FileProblem,
  FileWarning,
} from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Secret } from "../secret.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { ConfigEntry, OpenedFile } from "./linkedFilePorts.ts";

/** A file as it was read, with what its format makes of it. */
export interface ReadFile {
  readonly opened: OpenedFile;
  readonly format: ConfigFormat;
  readonly entries: readonly ConfigEntry[];
}

/** Names of entries are shown to a person, who would not look through more. */
const mostEntries = 5_000;

export function refused(problem: FileProblem): Result<never, AppError> {
  return err({ kind: "config-file-refused", problem });
}

/** @param knownFormat of a link, whatever the file is called now. */
export async function readFile(
  { disk, formats }: Pick<LinkedFileParts, "disk" | "formats">,
  path: string,
  knownFormat: ConfigFormat | null = null,
): Promise<Result<ReadFile, AppError>> {
  const format = knownFormat ?? formats.formatOf(path);
  if (format === null) return refused("unknown-format");
  const opened = await disk.open(path);
  if (!opened.ok) return refused(opened.error);
  const entries = formats.read(format, opened.value.text);
  if (!entries.ok) return refused(entries.error);
  return ok({ opened: opened.value, format, entries: entries.value });
}

/** The file as the page knows it: names, and which keys are there. */
export async function describeFile(
  parts: LinkedFileParts,
  fileId: FileId,
  { opened, format, entries }: ReadFile,
): Promise<ConfigFile> {
  const described: ConfigFileEntry[] = [];
  for (const { entry, value } of entries.slice(0, mostEntries)) {
    described.push({ entry, isEmpty: value === null, holds: await keyIn(parts, value) });
  }
  const warnings = await warningsOf(parts, opened);
  return { fileId, path: opened.path, format, entries: described, warnings };
}

export async function warningsOf(
  { disk, backups }: Pick<LinkedFileParts, "disk" | "backups">,
  opened: OpenedFile,
): Promise<readonly FileWarning[]> {
  const warnings = await disk.warningsOf(opened);
  return (await backups.canKeep()) ? warnings : [...warnings, "no-undo"];
}

async function keyIn(
  { fingerprint, history }: Pick<LinkedFileParts, "fingerprint" | "history">,
  value: Secret | null,
) {
  const found = value === null ? null : await fingerprint(value);
  return found === null ? null : history.find(found);
}
