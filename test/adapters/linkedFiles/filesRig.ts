import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ConfigFileDisk } from "../../../electron/adapters/linkedFiles/configFileDisk.ts";
import type { OpenedFile } from "../../../electron/core/linkedFiles/linkedFilePorts.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { FileProblem } from "../../../shared/linkedFile.ts";

/** A folder that is gone after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "keyrack-files-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openedBy(disk: ConfigFileDisk, path: string): Promise<OpenedFile> {
  const opened = await disk.open(path);
  if (!opened.ok) throw new Error(`not opened: ${opened.error}`);
  return opened.value;
}

export async function problemOfOpening(disk: ConfigFileDisk, path: string): Promise<unknown> {
  const opened = await disk.open(path);
  return opened.ok ? null : opened.error;
}

/** What is in the way of writing `text` to the file as it is; null when it is written. */
export async function write(
  disk: ConfigFileDisk,
  path: string,
  text: string,
): Promise<FileProblem | null> {
  const replaced = await disk.replace(await openedBy(disk, path), new Secret(text));
  return replaced.ok ? null : replaced.error;
}

export function textOf(path: string): Promise<string> {
  return readFile(path, "utf8");
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort();
}
