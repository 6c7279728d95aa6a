import type { FileProblem, FileWarning } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ConfigDisk, OpenedFile } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { Secret } from "../../core/secret.ts";
import { writeProblemOf } from "./fileProblemOf.ts";
import { fileBytesOf, isSameText, largestFileBytes } from "./fileText.ts";
import { isGitTracked } from "./isGitTracked.ts";
import { isReadableByOthers } from "./isReadableByOthers.ts";
import { fileStampOf, type ReadFile, readConfigFile } from "./readConfigFile.ts";
import { replaceAlike } from "./replaceAlike.ts";
import { whyNotReplaceable } from "./whyNotReplaceable.ts";

/** Config files, wherever they are. What happens to them meanwhile is noticed, never overwritten. */
export class ConfigFileDisk implements ConfigDisk {
  /** By target: two writes to one file must not take each other's unfinished file for a leftover. */
  readonly #turns = new Map<string, Promise<unknown>>();

  async open(path: string): Promise<Result<OpenedFile, FileProblem>> {
    const read = await readConfigFile(path);
    return read.ok ? ok(openedOf(path, read.value)) : read;
  }

  async whyNotWritable(path: string): Promise<FileProblem | null> {
    const read = await readConfigFile(path);
    return read.ok ? whyNotReplaceable(read.value.target, read.value.stat) : read.error;
  }

  async replace(opened: OpenedFile, text: Secret): Promise<Result<OpenedFile, FileProblem>> {
    const before = this.#turns.get(opened.target) ?? Promise.resolve();
    const done = before.then(() => replaceOpened(opened, text));
    this.#turns.set(opened.target, done);
    try {
      return await done;
    } finally {
      if (this.#turns.get(opened.target) === done) this.#turns.delete(opened.target);
    }
  }

  async warningsOf(opened: OpenedFile): Promise<readonly FileWarning[]> {
    const [isTracked, isReadable] = await Promise.all([
      isGitTracked(opened.target),
      isReadableByOthers(opened.target),
    ]);
    return [
      ...(isTracked ? (["git-tracked"] as const) : []),
      ...(isReadable ? (["readable-by-others"] as const) : []),
    ];
  }
}

/** Never rejects, so that the next one has its turn. */
async function replaceOpened(
  opened: OpenedFile,
  text: Secret,
): Promise<Result<OpenedFile, FileProblem>> {
  try {
    const read = await readConfigFile(opened.path);
    if (!read.ok) return read;
    const { target, stat } = read.value;
    if (!isStill(opened, read.value)) return err("changed");
    const bytes = fileBytesOf(text);
    if (bytes === null) return err("not-expressible");
    if (bytes.length > largestFileBytes) return err("too-large");
    const why = await whyNotReplaceable(target, stat);
    if (why !== null) return err(why);
    const replaced = await replaceAlike({ target, was: stat, bytes });
    return ok(openedOf(opened.path, { target, stat: replaced, text }));
  } catch (error) {
    return err(writeProblemOf(error));
  }
}

/** SECURITY: the text as well; times of a file can be set back, and a disk may not keep them. */
function isStill(opened: OpenedFile, { target, stat, text }: ReadFile): boolean {
  const isSameFile = target === opened.target && fileStampOf(stat) === opened.stamp;
  return isSameFile && isSameText(text, opened.text);
}

function openedOf(path: string, { target, stat, text }: ReadFile): OpenedFile {
  return { path, target, stamp: fileStampOf(stat), text };
}
