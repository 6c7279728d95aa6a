import { Worker } from "node:worker_threads";
import type { FileProblem } from "../../../shared/linkedFile.ts";
import type { SearchProgress } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { SearchJob, SearchMessage } from "./searchMessages.ts";

/** How long a thread that is to end may take: it may hang in a read from the network. */
const patienceMs = 100;

export type SearchOutcome =
  | { readonly kind: "ended"; readonly progress: SearchProgress }
  | { readonly kind: "refused"; readonly problem: FileProblem };

interface SearchRun {
  readonly script: string;
  readonly job: Omit<SearchJob, "stop">;
  readonly onProgress: (progress: SearchProgress) => void;
  /** Ends the search with what it has come to. */
  readonly signal: AbortSignal;
}

const nothingYet: SearchProgress = {
  files: 0,
  bytes: 0,
  skipped: { binary: 0, large: 0, folder: 0, "not-readable": 0 },
  found: [],
  foundLeftOut: 0,
};

/** Does one search in a thread of its own, which ends with it. Rejects with what ended it early. */
export async function runSearch(run: SearchRun): Promise<SearchOutcome> {
  const { script, job, onProgress, signal } = run;
  let progress = nothingYet;
  if (signal.aborted) return { kind: "ended", progress };
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: SearchJob = { ...job, stop };
  const worker = new Worker(script, { workerData });
  let patience: NodeJS.Timeout | undefined;
  const outcome = new Promise<SearchOutcome>((resolve, reject) => {
    worker.on("message", (message: SearchMessage) => {
      if (message.kind === "refused") return resolve(message);
      progress = { ...message.counts, found: [...progress.found, ...message.found] };
      if (message.kind === "ended") resolve({ kind: "ended", progress });
      else onProgress(progress);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the thread ended")));
    signal.addEventListener("abort", () => {
      Atomics.store(stop, 0, 1);
      patience = setTimeout(() => resolve({ kind: "ended", progress }), patienceMs);
    });
  });
  return outcome.finally(() => {
    clearTimeout(patience);
    void worker.terminate();
  });
}
