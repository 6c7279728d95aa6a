import type { AppError } from "../../../shared/appError.ts";
import type { LinkFindingsRequest } from "../../../shared/contract.ts";
import type { FolderScan } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clock } from "../ports.ts";
import type { AskForPath } from "./askForPath.ts";
import { FolderScanRun, type FolderScanRunParts } from "./folderScanRun.ts";

interface FolderScansDependencies extends FolderScanRunParts {
  readonly askForFolder: AskForPath;
  readonly clock: Clock;
  /** The state is another one; not more often than a person can read. */
  readonly onChanged: (scan: FolderScan) => void;
}

const tellEveryMs = 200;

/** Searches for known keys in folders that a person names, one at a time. */
export class FolderScans {
  readonly #parts: FolderScansDependencies;
  #run: FolderScanRun | null = null;
  #stopTelling: (() => void) | null = null;

  constructor(dependencies: FolderScansDependencies) {
    this.#parts = dependencies;
  }

  get state(): FolderScan {
    return this.#run?.description ?? { state: "none" };
  }

  /** Asks for a folder, and begins; the one under way goes on instead, if there is one. */
  async scan(): Promise<Result<FolderScan, AppError>> {
    if (this.#run?.isRunning) return ok(this.state);
    const asked = await this.#parts.askForFolder();
    if (!asked.ok) return asked;
    if (asked.value === null || this.#run?.isRunning) return ok(this.state);
    this.#run = new FolderScanRun(this.#parts, {
      folder: asked.value,
      onChanged: () => this.#changed(),
    });
    void this.#run.run();
    return ok(this.state);
  }

  /** Ends the search; what was found until now stays. */
  cancel(): FolderScan {
    this.#run?.cancel();
    return this.state;
  }

  linkFindings({ findingIds }: LinkFindingsRequest): Result<void, AppError> {
    if (this.#run === null) return err({ kind: "file-choice-expired" });
    const linked = this.#run.link(findingIds);
    this.#tell();
    return linked;
  }

  /** SECURITY: once the app is locked, where keys are is nobody's business. */
  drop(): void {
    const run = this.#run;
    this.#run = null;
    run?.cancel();
    if (run !== null) this.#tell();
  }

  #changed(): void {
    if (this.#run?.isRunning) {
      this.#stopTelling ??= this.#parts.clock.setTimer(tellEveryMs, () => this.#tell());
    } else {
      this.#tell();
    }
  }

  #tell(): void {
    this.#stopTelling?.();
    this.#stopTelling = null;
    this.#parts.onChanged(this.state);
  }
}
