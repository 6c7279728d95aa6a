import type { FileSearch, FileSearchOrder } from "../../electron/core/linkedFiles/fileSearch.ts";
import type {
  FolderSearch,
  FolderSearchOrder,
  FoundKey,
  RunningSearch,
  SearchProgress,
} from "../../electron/core/linkedFiles/linkedFilePorts.ts";
import type { FileProblem } from "../../shared/linkedFile.ts";
import { ok, type Result } from "../../shared/result.ts";

const noProgress: SearchProgress = {
  files: 0,
  bytes: 0,
  skipped: { binary: 0, large: 0, folder: 0, "not-readable": 0 },
  found: [],
  foundLeftOut: 0,
};

/** A search that gets on as a test says. */
export class FakeFolderSearch implements FolderSearch, FileSearch {
  readonly orders: FolderSearchOrder[] = [];
  readonly fileOrders: FileSearchOrder[] = [];
  inFile: Result<readonly FoundKey[], FileProblem> = ok([]);
  wasCancelled = false;
  end: (progress: Partial<SearchProgress>) => void = () => undefined;
  fail: () => void = () => undefined;

  search(order: FolderSearchOrder): RunningSearch {
    this.orders.push(order);
    const ended = new Promise<SearchProgress>((resolve, reject) => {
      this.end = (progress) => resolve({ ...noProgress, ...progress });
      this.fail = () => reject(new Error("the folder can't be read"));
    });
    return {
      ended,
      cancel: () => {
        this.wasCancelled = true;
      },
    };
  }

  getOn(progress: Partial<SearchProgress>): void {
    this.orders.at(-1)?.onProgress({ ...noProgress, ...progress });
  }

  async searchFile(order: FileSearchOrder): Promise<Result<readonly FoundKey[], FileProblem>> {
    this.fileOrders.push(order);
    return this.inFile;
  }
}
