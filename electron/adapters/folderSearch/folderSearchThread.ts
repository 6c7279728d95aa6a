import type { FileProblem } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { FileSearch, FileSearchOrder } from "../../core/linkedFiles/fileSearch.ts";
import type {
  FolderSearch,
  FolderSearchOrder,
  FoundKey,
  RunningSearch,
  SearchProgress,
} from "../../core/linkedFiles/linkedFilePorts.ts";
import type { Secret } from "../../core/secret.ts";
import { keyObjectOf } from "../activitySecrets.ts";
import { runSearch, type SearchOutcome } from "./runSearch.ts";

interface Orders extends FileSearchOrder {
  readonly what: "folder" | "file";
  readonly onProgress: (progress: SearchProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Searches folders and files, each search in a thread of its own. SECURITY: what is in the files
 * stays in that thread; what comes out of it are places of keys and their fingerprints. The salt
 * goes into it as a handle, not as bytes.
 */
export class FolderSearchThread implements FolderSearch, FileSearch {
  readonly #script: string;
  readonly #salt: () => Promise<Secret | null>;

  /** @param dependencies.salt of the fingerprints; null while the keychain does not answer. */
  constructor(dependencies: { script: string; salt: () => Promise<Secret | null> }) {
    this.#script = dependencies.script;
    this.#salt = dependencies.salt;
  }

  search({ folder, ...order }: FolderSearchOrder): RunningSearch {
    const { signal, abort } = stopping();
    const ended = this.#run({ ...order, what: "folder", path: folder, signal });
    return {
      ended: ended.then((outcome) => {
        if (outcome.kind === "refused") throw new Error("a folder was taken for a file");
        return outcome.progress;
      }),
      cancel: abort,
    };
  }

  async searchFile(order: FileSearchOrder): Promise<Result<readonly FoundKey[], FileProblem>> {
    const { signal } = stopping();
    const outcome = await this.#run({
      ...order,
      what: "file",
      onProgress: () => undefined,
      signal,
    });
    return outcome.kind === "refused" ? err(outcome.problem) : ok(outcome.progress.found);
  }

  async #run({ onProgress, signal, ...job }: Orders): Promise<SearchOutcome> {
    const salt = await this.#salt();
    if (salt === null) throw new Error("no fingerprint can be made without a keychain");
    const whole = { ...job, salt: keyObjectOf(salt) };
    return runSearch({ script: this.#script, job: whole, onProgress, signal });
  }
}

function stopping() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
