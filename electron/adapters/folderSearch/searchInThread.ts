import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { FileProblem } from "../../../shared/linkedFile.ts";
import { mostFound } from "../../core/linkedFiles/fileSearch.ts";
import type { FoundKey, SearchProgress } from "../../core/linkedFiles/linkedFilePorts.ts";
import { type FileLook, FileSearcher } from "./fileSearcher.ts";
import { KeyMatcher } from "./keyMatcher.ts";
import type { SearchJob, SearchMessage } from "./searchMessages.ts";
import { walkFolder } from "./walkFolder.ts";

type Say = (message: SearchMessage) => void;

/** Not more often than a person can see. */
const progressEveryMs = 100;

/**
 * Does a whole search at once, without giving way: it is run in a thread of its own, and what it
 * reads is faster read than waited for.
 *
 * @throws when the folder can't be read.
 */
export function searchInThread(job: SearchJob, say: Say): void {
  const isStopped = () => Atomics.load(job.stop, 0) !== 0;
  const searcher = new FileSearcher({ matcher: new KeyMatcher(job), isStopped });
  try {
    if (job.what === "file") searchFile(searcher, job.path, say);
    else searchFolder(searcher, { folder: job.path, isStopped }, say);
  } finally {
    searcher.forget();
  }
}

function searchFile(searcher: FileSearcher, path: string, say: Say): void {
  const look = searcher.search({ path, isChosen: true });
  const tally = new Tally(path);
  tally.count("", look);
  say(look.outcome === "searched" ? tally.tell("ended") : refused(look.outcome));
}

function searchFolder(
  searcher: FileSearcher,
  { folder, isStopped }: { readonly folder: string; readonly isStopped: () => boolean },
  say: Say,
): void {
  const tally = new Tally(folder);
  const root = realpathSync(folder);
  let saidAtMs = performance.now();
  for (const walked of walkFolder(folder)) {
    if (isStopped()) break;
    if (walked.what === "file") {
      const { path } = walked;
      tally.count(path, searcher.search({ path: join(root, path), isChosen: false }));
    } else {
      tally.pass(walked.what);
    }
    if (performance.now() - saidAtMs < progressEveryMs) continue;
    say(tally.tell("progress"));
    saidAtMs = performance.now();
  }
  say(tally.tell("ended"));
}

function refused(outcome: Exclude<FileLook["outcome"], "searched">): SearchMessage {
  const problems: Readonly<Record<typeof outcome, FileProblem>> = {
    missing: "missing",
    "not-a-file": "not-a-file",
    large: "too-large",
    binary: "not-parseable",
    "not-readable": "not-readable",
  };
  return { kind: "refused", problem: problems[outcome] };
}

/** What a search has come to. */
class Tally {
  readonly #folder: string;
  readonly #skipped = { binary: 0, large: 0, folder: 0, "not-readable": 0 };
  #files = 0;
  #bytes = 0;
  #found = 0;
  #leftOut = 0;
  #untold: FoundKey[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  count(pathInFolder: string, look: FileLook): void {
    // Gone since it was seen, or replaced by what is no file.
    if (look.outcome === "missing" || look.outcome === "not-a-file") return;
    if (look.outcome !== "searched") {
      this.pass(look.outcome);
      return;
    }
    this.#files += 1;
    this.#bytes += look.bytes;
    const path = pathInFolder === "" ? this.#folder : join(this.#folder, pathInFolder);
    const room = look.found.slice(0, mostFound - this.#found);
    for (const found of room) this.#untold.push({ path, ...found });
    this.#found += room.length;
    this.#leftOut += look.leftOut + look.found.length - room.length;
  }

  pass(reason: keyof SearchProgress["skipped"]): void {
    this.#skipped[reason] += 1;
  }

  /** All counts, and the keys that were found since it told last. */
  tell(kind: "progress" | "ended"): SearchMessage {
    const found = this.#untold;
    this.#untold = [];
    const counts = {
      files: this.#files,
      bytes: this.#bytes,
      skipped: { ...this.#skipped },
      foundLeftOut: this.#leftOut,
    };
    return { kind, counts, found };
  }
}
