import type { AppError } from "../../../shared/appError.ts";
import type { Finding, FindingId, FolderScan } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { AppLog, Random } from "../ports.ts";
import { type EntryPlace, type EntryReaders, entriesHolding } from "./entriesHolding.ts";
import { keyEndingsOf } from "./keyEndings.ts";
import type {
  EntryLinker,
  FolderSearch,
  FoundKey,
  KeyFinder,
  NotAsked,
  SearchProgress,
} from "./linkedFilePorts.ts";

export interface FolderScanRunParts extends EntryReaders {
  readonly search: FolderSearch;
  readonly keyFinder: KeyFinder;
  readonly linker: EntryLinker;
  readonly random: Random;
  readonly log: AppLog;
}

type DescribedScan = Exclude<FolderScan, { readonly state: "none" }>;
type Counts = Omit<SearchProgress, "found">;

interface Found extends FoundKey {
  readonly findingId: FindingId;
  /** null where it can't be linked. */
  readonly place: EntryPlace | null;
}

/** One search of a folder, from the question which keys there are to the last finding. */
export class FolderScanRun {
  readonly #parts: FolderScanRunParts;
  readonly #folder: string;
  readonly #onChanged: () => void;
  #state: DescribedScan["state"] = "running";
  #counts: Counts = {
    files: 0,
    bytes: 0,
    skipped: { binary: 0, large: 0, folder: 0, "not-readable": 0 },
    foundLeftOut: 0,
  };
  #notAsked: readonly NotAsked[] = [];
  #knownKeys = 0;
  #found: readonly Found[] = [];
  /** How many keys the search has told of that were looked at, or wait for it. */
  #taken = 0;
  #looking: Promise<void> = Promise.resolve();
  #stopSearch: () => void = () => undefined;

  constructor(parts: FolderScanRunParts, run: { folder: string; onChanged: () => void }) {
    this.#parts = parts;
    this.#folder = run.folder;
    this.#onChanged = run.onChanged;
  }

  get isRunning(): boolean {
    return this.#state === "running";
  }

  /** What is to be shown of it now: a key that is not known any more is not among it. */
  get description(): DescribedScan {
    const { foundLeftOut, ...counts } = this.#counts;
    return {
      state: this.#state,
      folder: this.#folder,
      ...counts,
      findings: this.#found.flatMap((found) => this.#finding(found)),
      findingsLeftOut: foundLeftOut,
      knownKeys: this.#knownKeys,
      notAsked: this.#notAsked,
    };
  }

  /** Never rejects: what goes wrong is its state. */
  async run(): Promise<void> {
    try {
      this.#end(await this.#search());
    } catch (error) {
      this.#parts.log.defect("folder scan", error);
      this.#end("failed");
    }
  }

  cancel(): void {
    if (!this.isRunning) return;
    this.#end("cancelled");
    this.#stopSearch();
  }

  /** Links all of them, or, when one is none that can be linked, none. */
  link(findingIds: readonly FindingId[]): Result<void, AppError> {
    const links = findingIds.map((id) => {
      const found = this.#found.find(({ findingId }) => findingId === id);
      const place = found?.place ?? null;
      return found === undefined || place === null ? null : { ...found, ...place };
    });
    const known = links.filter((link) => link !== null);
    if (known.length < links.length) return err({ kind: "file-choice-expired" });
    const { linker } = this.#parts;
    for (const { path, format, entry, fingerprint } of known) {
      if (linker.isLinked(path, entry)) continue;
      const linked = linker.link({ path, format, entry, fingerprint });
      if (!linked.ok) return linked;
    }
    return ok(undefined);
  }

  async #search(): Promise<"done" | "failed"> {
    const { keyFinder, search } = this.#parts;
    this.#notAsked = await keyFinder.learnPresentKeys();
    const fingerprints = keyFinder.fingerprints();
    this.#knownKeys = fingerprints.size;
    if (!this.isRunning || fingerprints.size === 0) return "done";
    const running = search.search({
      folder: this.#folder,
      fingerprints,
      endings: keyEndingsOf(keyFinder),
      onProgress: (progress) => this.#take(progress),
    });
    this.#stopSearch = running.cancel;
    const ended = await running.ended.catch(() => null);
    if (ended === null) return "failed";
    this.#take(ended);
    await this.#looking;
    return "done";
  }

  #take({ found, ...counts }: SearchProgress): void {
    if (!this.isRunning) return;
    this.#counts = counts;
    const fresh = found.slice(this.#taken);
    this.#taken = found.length;
    for (const path of new Set(fresh.map((one) => one.path))) {
      const inFile = fresh.filter((one) => one.path === path);
      this.#looking = this.#looking.then(() => this.#lookAt(path, inFile));
    }
    // It is waited for at the end; until then nobody else is there to hear of a failure.
    this.#looking.catch(() => undefined);
    this.#onChanged();
  }

  async #lookAt(path: string, inFile: readonly FoundKey[]): Promise<void> {
    if (!this.isRunning) return;
    const places = await entriesHolding(this.#parts, path, inFile);
    if (!this.isRunning) return;
    const looked = inFile.map((found, at) => ({
      ...found,
      findingId: this.#parts.random.uuid() as FindingId,
      place: places[at] ?? null,
    }));
    this.#found = [...this.#found, ...looked];
    this.#onChanged();
  }

  #finding({ findingId, path, line, fingerprint, place }: Found): readonly Finding[] {
    const { keyFinder, linker } = this.#parts;
    const key = keyFinder.find(fingerprint);
    if (key === null) return [];
    const { entry = null, format = null } = place ?? {};
    const isLinked = entry !== null && linker.isLinked(path, entry);
    return [{ findingId, path, line, key, entry, format, isLinked }];
  }

  #end(state: "done" | "cancelled" | "failed"): void {
    if (!this.isRunning) return;
    this.#state = state;
    this.#onChanged();
  }
}
